using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Help;

/// <summary>
/// Says what this person can do here and now: only what the gate lets them do in this place. It asks for the features when it answers,
/// as it is one of them.
/// </summary>
public sealed class HelpFeature(Func<IEnumerable<IFeature>> features) : IFeature
{
    // Nobody should find it before what helps them.
    private const string WayOut = "leave forum";

    // Of two accounts a stranger can only make one: the other may be somebody the forum knows.
    private const string Link = "link";

    private readonly Lazy<(IReadOnlyList<(Command Command, string? Heading)> Commands, IReadOnlyDictionary<string, Click> Clicks)> all = new(() =>
    {
        IFeature[] known = [.. features()];
        return ([.. known.SelectMany(f => f.Commands.Select(command => (command, f.HelpHeading)))], known.SelectMany(f => f.Clicks).ToDictionary(c => c.Verb));
    });

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        Anybody("help", "See what you can do here", Few) with { AlsoSaid = ["hi", "hello", "hey", "menu", "what can you do", "what can I do"] },
        Anybody("all commands", "See everything you can say to me here", Whole) with { AlsoSaid = ["commands", "list commands", "all help", "more help"] },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks => [Anybody(Verbs.ShowHelp, Few), Anybody(Verbs.ShowAllHelp, Whole)];

    private static Command Anybody(string phrase, string help, Func<Turn, Card> draw) =>
        new(phrase, help, Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Run = (turn, _, _) => new([new Say(draw(turn))]) };

    private static Click Anybody(string verb, Func<Turn, Card> draw) =>
        new(verb, Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Run = (turn, _, _) => new([new OnlyYou(draw(turn))]) };

    private Card Few(Turn turn) => HelpCard.Of(turn.Forum?.Name, OffersFor(turn), turn.Place.IsShared);

    private Card Whole(Turn turn) => HelpCard.Whole(turn.Forum?.Name, GroupsFor(turn), turn.Place.IsShared);

    private HelpGroup[] GroupsFor(Turn turn) =>
    [
        .. all.Value.Commands
            .Where(c => c.Command.Phrase is not ("help" or "all commands") && (turn.Roles != RoleSet.None || c.Command.Needs != Permission.OwnRecords || c.Heading is null || c.Command.Phrase == Link)
                && turn.CanUse(c.Command.Needs, c.Command.About, c.Command.Privately, c.Command.WithoutForum))
            .GroupBy(c => c.Heading is { } heading ? (Order: c.Command.Needs == Permission.OwnRecords ? 5 : 2, Heading: heading) : HeadingOf(c.Command.Needs))
            .OrderBy(g => g.Key.Order)
            .Select(g => new HelpGroup(g.Key.Heading, [.. g.OrderBy(c => c.Command.Phrase == WayOut ? 1 : 0).Select(c => new HelpLine(c.Command.Phrase, c.Command.Help))])),
    ];

    private HelpOffer[] OffersFor(Turn turn) =>
    [
        .. Offer.All
            .Where(offer => offer.Suits(turn) && all.Value.Commands.Any(c => c.Command.Phrase == offer.Phrase
                && turn.CanUse(c.Command.Needs, c.Command.About, c.Command.Privately, c.Command.WithoutForum)))
            .Take(HelpCard.MostOffers)
            .Select(offer => new HelpOffer(offer.Say, offer.What, PressFor(turn, offer))),
    ];

    private Execute? PressFor(Turn turn, Offer offer) =>
        offer is { Title: { } title, Verb: { } verb } && all.Value.Clicks.TryGetValue(verb, out var click)
        && turn.CanUse(click.Needs, click.About, click.Privately, click.WithoutForum)
            ? new(title, verb) { OrSay = offer.Say, TakesFields = false }
            : null;

    private static (int Order, string Heading) HeadingOf(Permission needs) => needs switch
    {
        Permission.SeeSteps or Permission.SeeContacts or Permission.SeeEvidence => (0, "See what is happening"),
        Permission.TickShared or Permission.TickForum or Permission.AnswerForArea => (1, "Get things done"),
        Permission.RunInspection or Permission.RunForum or Permission.LiftEmbargo => (3, "Lead the forum"),
        Permission.ComeIn => (4, "Come in"),
        _ => (6, "Any time"),
    };
}
