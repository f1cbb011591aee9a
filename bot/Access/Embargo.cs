using ForumBot.Forums;
using NodaTime;

namespace ForumBot.Access;

/// <summary>
/// When the silence about the feedback meeting ends: two different key-holders, the chair and a deputy, each confirm the same official page of the
/// report. The passing of a day never ends it; no day is asked here. Source: docs/rules.md, CONF-03, CONF-04, CONF-32.
/// </summary>
public static class Embargo
{
    /// <summary>The one site on which reports are published.</summary>
    public const string OfficialHost = "reports.ofsted.gov.uk";

    /// <summary>Says what a report's link has to be.</summary>
    public const string NotOfficial = $"The link has to be the report’s page on {OfficialSite}. Copy it from there and try again.";

    /// <summary>Says that two people are needed.</summary>
    private const string TwoPeople = "Two different people have to confirm: the chair and a deputy. Ask the other one to confirm too.";

    private const string OfficialSite = $"https://{OfficialHost}";

    /// <summary>Null when these confirmations lift the embargo, otherwise the sentence that says what is missing.</summary>
    public static string? WhyNot(IReadOnlyList<Confirmation> confirmations)
    {
        if (confirmations.Any(c => !IsOfficial(c.Link)))
        {
            return NotOfficial;
        }

        var chairs = confirmations.Where(c => c.Roles.Has(Role.Chair)).Select(c => c.By).ToHashSet();
        var deputies = confirmations.Where(c => c.Roles.Has(Role.Deputy)).Select(c => c.By).ToHashSet();
        return chairs.Any(chair => deputies.Any(deputy => deputy != chair)) ? null : TwoPeople;
    }

    /// <summary>
    /// Where the embargo stands after these words, oldest first, all given since the notes were last sealed. Of each person the newest word counts. Once
    /// chair and deputy have named the same page it is lifted, and no later word takes that back: only sealing again does.
    /// </summary>
    public static EmbargoStanding After(IEnumerable<Confirmation> words, bool isSealedAgain, bool hasOpenSections)
    {
        var newest = new Dictionary<Messaging.PersonId, Confirmation>();
        Confirmation? last = null;
        foreach (var word in words)
        {
            if (!IsOfficial(word.Link))
            {
                // Nothing that the forms would have taken: it opens nothing, and neither does what stands beside it.
                return new(isSealedAgain ? EmbargoState.SealedAgain : EmbargoState.Sealed) { Problem = NotOfficial };
            }

            if (!word.Roles.HasAny(KeyHolders))
            {
                continue;
            }

            newest[word.By] = word;
            last = word;
            Confirmation[] agreeing = [.. newest.Values.Where(other => IsSamePage(other.Link, word.Link))];
            if (WhyNot(agreeing) is null)
            {
                return new(hasOpenSections ? EmbargoState.Opened : EmbargoState.Confirmed)
                {
                    Recorded = agreeing.MinBy(other => other.At),
                    Confirmed = word,
                };
            }
        }

        if (last is null)
        {
            return new(isSealedAgain ? EmbargoState.SealedAgain : EmbargoState.Sealed);
        }

        var recorded = newest.Values.Where(word => IsSamePage(word.Link, last.Link)).MinBy(word => word.At)!;
        var differs = newest.Values.FirstOrDefault(word => !IsSamePage(word.Link, last.Link));
        return new(EmbargoState.Recorded)
        {
            Recorded = recorded,
            Differs = differs,
            Problem = differs is null ? TwoPeople : "The links that were given are not the same page. Look together which one is the report, and both give that one.",
        };
    }

    /// <summary>True when this person's word, given now with these roles, would lift the embargo.</summary>
    public static bool WouldLift(EmbargoStanding standing, Messaging.PersonId by, RoleSet roles) =>
        standing is { State: EmbargoState.Recorded, Recorded: { } recorded } && recorded.By != by && WhyNot([recorded, recorded with { By = by, Roles = roles }]) is null;

    /// <summary>The roles whose holders have a key.</summary>
    public static RoleSet KeyHolders { get; } = RoleSet.Of(Role.Chair, Role.Deputy);

    /// <summary>
    /// True for an https address on the official site itself, written out in plain letters: with no port, no user, and nothing that a browser would
    /// have to translate first.
    /// </summary>
    public static bool IsOfficial(Uri? link) =>
        link is { IsAbsoluteUri: true, Scheme: "https", IsDefaultPort: true, UserInfo: "" }
        && string.Equals(link.IdnHost, OfficialHost, StringComparison.OrdinalIgnoreCase)
        && link.OriginalString.All(char.IsAscii)
        && link.OriginalString.StartsWith(OfficialSite, StringComparison.OrdinalIgnoreCase)
        && (link.OriginalString.Length == OfficialSite.Length || link.OriginalString[OfficialSite.Length] is '/' or '?' or '#');

    /// <summary>True when both lead to one page; where on the page does not matter.</summary>
    public static bool IsSamePage(Uri? one, Uri? other) =>
        one is not null && other is not null
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && one.AbsolutePath.TrimEnd('/') == other.AbsolutePath.TrimEnd('/')
        && one.Query == other.Query;
}

/// <summary>One key-holder's word that the report is out, with the roles they held when they gave it.</summary>
public sealed record Confirmation(Messaging.PersonId By, RoleSet Roles, Uri? Link)
{
    /// <summary>When they gave it.</summary>
    public Instant At { get; init; }

    /// <summary>The name they had then.</summary>
    public string Name { get; init; } = "";
}

/// <summary>
/// The states of the embargo, and the only ways between them:
/// <code>
/// Sealed, SealedAgain -- the chair or a deputy gives the official link --> Recorded
/// Recorded -- the other one gives the same --> Confirmed
/// Confirmed -- the chair opens a section --> Opened -- the chair takes the last one back --> Confirmed
/// Recorded, Confirmed, Opened -- the chair or a deputy seals again --> SealedAgain
/// </code>
/// </summary>
public enum EmbargoState
{
    /// <summary>Nobody has said that the report is out.</summary>
    Sealed,
    /// <summary>One key-holder has given the report's link; all is as secret as before.</summary>
    Recorded,
    /// <summary>Two have: the embargo is lifted, and no section of the notes is open yet.</summary>
    Confirmed,
    /// <summary>Lifted, and the chair has opened sections of the notes to the forum.</summary>
    Opened,
    /// <summary>The report was withdrawn: as secret as before, and all that was confirmed counts no more.</summary>
    SealedAgain,
}

/// <summary>Where the embargo stands, and on whose word.</summary>
public sealed record EmbargoStanding(EmbargoState State)
{
    /// <summary>Who named the page first; null while nobody has.</summary>
    public Confirmation? Recorded { get; init; }

    /// <summary>Whose word lifted the embargo; null while it is in force.</summary>
    public Confirmation? Confirmed { get; init; }

    /// <summary>A key-holder who named another page and has not changed their word since; null when all name the same.</summary>
    public Confirmation? Differs { get; init; }

    /// <summary>What is missing; null once lifted, and while nobody has said anything.</summary>
    public string? Problem { get; init; }

    /// <summary>True once two have confirmed.</summary>
    public bool IsLifted => Confirmed is not null;
}
