namespace ForumBot.Cards;

/// <summary>What one person can do here, now: the few things that matter most, on one screen of a phone, and all of it for those who want more.</summary>
public static class HelpCard
{
    /// <summary>The most lines that fit one screen of a phone, each with its button.</summary>
    public const int MostOffers = 6;

    private static readonly Execute All = new("All commands", Verbs.ShowAllHelp) { OrSay = "all commands", TakesFields = false };

    /// <summary>What helps this person now, the first first. In a <paramref name="shared"/> place the bot hears only what begins with its name.</summary>
    public static Card Of(string? forum, IReadOnlyList<HelpOffer> offers, bool shared = false) => new()
    {
        Title = TitleOf(forum),
        Body =
        [
            .. offers.Select(offer => new Row([new Text($"“{offer.Say}”: {offer.What}")], offer.Press)),
            .. ByName(forum, shared),
        ],
        Next = "Say any of the words in quotes to me. For everything else, say “all commands”.",
        Buttons = [All],
    };

    /// <summary>Everything, grouped, with a short sentence each.</summary>
    public static Card Whole(string? forum, IReadOnlyList<HelpGroup> groups, bool shared = false) => new()
    {
        Title = TitleOf(forum),
        Body = [.. groups.SelectMany(Elements), .. ByName(forum, shared)],
        Next = groups.Any(g => g.Lines.Count > 0)
            ? "Say any of the words in quotes to me. Small spelling mistakes are fine."
            : "Say “set up” to set up a forum here.",
        Buttons = [new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false }],
    };

    private static string TitleOf(string? forum) => forum is null ? "What I can do here" : $"What you can do in {forum}";

    private static Element[] ByName(string? forum, bool shared) => shared ? [new Text(Wording.ByName(forum is null ? "help" : "today"))] : [];

    private static IEnumerable<Element> Elements(HelpGroup group) =>
        [new Text(group.Heading, TextLook.Heading), .. group.Lines.Select(l => new Text($"“{l.Say}”: {l.What}"))];
}

/// <summary>One thing that helps now: what to say, what comes of it in a few words, and the button that does the same where there is one.</summary>
public sealed record HelpOffer(string Say, string What, Execute? Press);

/// <summary>Things of one sort to say.</summary>
public sealed record HelpGroup(string Heading, IReadOnlyList<HelpLine> Lines);

/// <summary>What to say, and what comes of it.</summary>
public sealed record HelpLine(string Say, string What);
