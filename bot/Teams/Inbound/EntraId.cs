namespace ForumBot.Teams.Inbound;

/// <summary>
/// A tenant's or a person's id in Entra. It is a GUID; the Agents Playground's own ids have a digit too many and pass as they are.
/// </summary>
internal static class EntraId
{
    private const int Longest = 64;

    /// <summary>One spelling of the id; null when it is none. Nothing but hexadecimal digits and hyphens gets into a key.</summary>
    internal static string? Normalise(string? id)
    {
        if (id is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        var changed = false;
        foreach (var c in id)
        {
            if (!char.IsAsciiHexDigit(c) && c != '-')
            {
                return null;
            }

            changed |= char.IsAsciiLetterUpper(c);
        }

        return changed ? id.ToLowerInvariant() : id;
    }
}
