using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Help;

/// <summary>
/// Says what this person can do here and now: only what the gate lets them do in this place. It asks for the features when it answers,
/// as it is one of them.
/// </summary>
public sealed class HelpFeature(Func<IEnumerable<IFeature>> features) : IFeature
{
    private const int MostButtons = 6;

    // Nobody should find it before what helps them.
    private const string WayOut = "leave forum";

    // Of two accounts a stranger can only make one: the other may be somebody the forum knows.
    private const string Link = "link";

    private static readonly (string Title, string Verb, string Say)[] Offers =
    [
        ("What’s due today?", Verbs.ShowDay, "today"),
        ("Checklist", Verbs.ShowChecklist, "checklist"),
        ("Start an inspection", Verbs.StartForm, "start inspection"),
        ("Timeline", Verbs.ShowTimeline, "timeline"),
        ("Survey", Verbs.ShowSurvey, "survey"),
        ("Roles", Verbs.ShowRoles, "roles"),
        ("Settings", Verbs.ShowSettings, "settings"),
        ("Contacts", Verbs.ShowContacts, "contacts"),
        ("Ask to join", Verbs.AskToJoin, "ask to join"),
        ("Set up a forum", Verbs.ShowForumSetUp, "set up"),
    ];

    private readonly Lazy<(IReadOnlyList<(Command Command, string? Heading)> Commands, IReadOnlyDictionary<string, Click> Clicks)> all = new(() =>
    {
        IFeature[] known = [.. features()];
        return ([.. known.SelectMany(f => f.Commands.Select(command => (command, f.HelpHeading)))], known.SelectMany(f => f.Clicks).ToDictionary(c => c.Verb));
    });

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("help", "See what you can do here", Permission.AskInGeneral, Matter.Public)
        {
            AlsoSaid = ["hi", "hello", "hey", "menu", "what can you do", "what can I do"],
            WithoutForum = true,
            Run = (turn, _, _) => ValueTask.FromResult<IReadOnlyList<Reply>>([new Say(CardFor(turn))]),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowHelp, Permission.AskInGeneral, Matter.Public)
        {
            WithoutForum = true,
            Run = (turn, _, _) => ValueTask.FromResult<IReadOnlyList<Reply>>([new OnlyYou(CardFor(turn))]),
        },
    ];

    private Card CardFor(Turn turn) => HelpCard.Of(turn.Forum?.Name, GroupsFor(turn), OffersFor(turn), turn.Place.IsShared);

    private HelpGroup[] GroupsFor(Turn turn) =>
    [
        .. all.Value.Commands
            .Where(c => c.Command.Phrase != "help" && (turn.Roles != RoleSet.None || c.Command.Needs != Permission.OwnRecords || c.Heading is null || c.Command.Phrase == Link)
                && turn.CanUse(c.Command.Needs, c.Command.About, c.Command.Privately, c.Command.WithoutForum))
            .GroupBy(c => c.Heading is { } heading ? (Order: c.Command.Needs == Permission.OwnRecords ? 5 : 2, Heading: heading) : HeadingOf(c.Command.Needs))
            .OrderBy(g => g.Key.Order)
            .Select(g => new HelpGroup(g.Key.Heading, [.. g.OrderBy(c => c.Command.Phrase == WayOut ? 1 : 0).Select(c => new HelpLine(c.Command.Phrase, c.Command.Help))])),
    ];

    private Execute[] OffersFor(Turn turn) =>
    [
        .. Offers
            .Where(o => all.Value.Clicks.TryGetValue(o.Verb, out var click)
                && turn.CanUse(click.Needs, click.About, click.Privately, click.WithoutForum))
            .Take(MostButtons)
            .Select(o => new Execute(o.Title, o.Verb) { OrSay = o.Say, TakesFields = false }),
    ];

    private static (int Order, string Heading) HeadingOf(Permission needs) => needs switch
    {
        Permission.SeeSteps or Permission.SeeContacts or Permission.SeeEvidence => (0, "See what is happening"),
        Permission.TickShared or Permission.TickForum or Permission.AnswerForArea => (1, "Get things done"),
        Permission.RunInspection or Permission.RunForum or Permission.LiftEmbargo => (3, "Lead the forum"),
        Permission.ComeIn => (4, "Come in"),
        _ => (6, "Any time"),
    };
}
