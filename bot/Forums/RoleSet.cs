namespace ForumBot.Forums;

/// <summary>The roles one person holds now. The empty set is a stranger.</summary>
public readonly record struct RoleSet(int Bits)
{
    /// <summary>No role: somebody the forum does not know.</summary>
    public static RoleSet None => default;

    /// <summary>The forum itself.</summary>
    public static RoleSet Insiders { get; } = Of(Role.Chair, Role.Deputy, Role.Representative, Role.Member, Role.NoteTaker);

    /// <summary>The local area's officers, who stand outside the forum.</summary>
    public static RoleSet Area { get; } = Of(Role.Lano, Role.LanoDeputy);

    /// <summary>Everybody the forum's content is for, in whole or in part: not those who only keep the bot running.</summary>
    public static RoleSet InsidersAndArea { get; } = new(Insiders.Bits | Area.Bits);

    /// <summary>The set of these roles.</summary>
    public static RoleSet Of(params ReadOnlySpan<Role> roles)
    {
        var bits = 0;
        foreach (var role in roles)
        {
            bits |= 1 << (int)role;
        }

        return new(bits);
    }

    /// <summary>True when this role is among them.</summary>
    public bool Has(Role role) => (Bits & (1 << (int)role)) != 0;

    /// <summary>True when any of <paramref name="others"/> is among them.</summary>
    public bool HasAny(RoleSet others) => (Bits & others.Bits) != 0;

    /// <summary>The roles, in the order of the enum.</summary>
    public IEnumerable<Role> Each()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (Has(role))
            {
                yield return role;
            }
        }
    }
}
