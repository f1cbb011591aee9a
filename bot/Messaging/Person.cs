namespace ForumBot.Messaging;

/// <summary>
/// Who somebody is, as the platform has verified it: Teams tenant id and Entra object id, Slack team id and user id.
/// Never built from anything that a card or a message carries.
/// </summary>
public sealed record PersonId(string Platform, string Tenant, string User)
{
    // The parts cannot be changed by "with", which would leave the key behind.

    /// <summary>"teams", "slack", "practice".</summary>
    public string Platform { get; } = Platform;

    /// <summary>The organisation or workspace.</summary>
    public string Tenant { get; } = Tenant;

    /// <summary>The platform's id of the person.</summary>
    public string User { get; } = User;

    /// <summary>One string for stores and dictionaries.</summary>
    public string Key { get; } = $"{Platform}/{Tenant}/{User}";

    /// <inheritdoc/>
    public override string ToString() => Key;

    /// <summary>Reads back a <see cref="Key"/>; null when it is none.</summary>
    public static PersonId? Parse(string? key) =>
        key?.Split('/', 3) is [{ Length: > 0 } platform, { Length: > 0 } tenant, { Length: > 0 } user] ? new(platform, tenant, user) : null;
}

/// <summary>A person and the name to show for them. Two people may have the same name.</summary>
public sealed record Person(PersonId Id, string Name)
{
    /// <summary>
    /// True for somebody who is no full member of the organisation or workspace the place belongs to, as the platform says at this moment: a guest, or a
    /// person of another organisation. The name says so too. A role counts for a guest only when it was given to them as one.
    /// </summary>
    public bool IsGuest { get; init; }
}
