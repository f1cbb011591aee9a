using ForumBot.Forums;

namespace ForumBot.Access;

/// <summary>
/// When the silence about the feedback meeting ends: two different key-holders, the chair and a deputy, each confirm the report's
/// official link. The passing of a day never ends it. Source: docs/rules.md, CONF-03, CONF-04.
/// </summary>
public static class Embargo
{
    /// <summary>The one site on which reports are published.</summary>
    public const string OfficialHost = "reports.ofsted.gov.uk";

    /// <summary>Says what a report's link has to be.</summary>
    public const string NotOfficial = $"The link has to be the report’s page on https://{OfficialHost}. Copy it from there and try again.";

    /// <summary>Null when these confirmations lift the embargo, otherwise the sentence that says what is missing.</summary>
    public static string? WhyNot(IReadOnlyList<Confirmation> confirmations)
    {
        if (confirmations.Any(c => !IsOfficial(c.Link)))
        {
            return NotOfficial;
        }

        var chairs = confirmations.Where(c => c.Roles.Has(Role.Chair)).Select(c => c.By).ToHashSet();
        var deputies = confirmations.Where(c => c.Roles.Has(Role.Deputy)).Select(c => c.By).ToHashSet();
        return chairs.Any(chair => deputies.Any(deputy => deputy != chair))
            ? null
            : "Two different people have to confirm: the chair and a deputy. Ask the other one to confirm too.";
    }

    /// <summary>True for an https address on the official site itself.</summary>
    public static bool IsOfficial(Uri? link) =>
        link is { IsAbsoluteUri: true, Scheme: "https", IsDefaultPort: true, UserInfo: "" }
        && string.Equals(link.IdnHost, OfficialHost, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One key-holder's word that the report is out, with the roles they held when they gave it.</summary>
public sealed record Confirmation(Messaging.PersonId By, RoleSet Roles, Uri? Link);
