using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Together;

/// <summary>The conversations a forum works in: the code that adds one, on whatever platform, and the way back. Source: docs/rules.md, LINKS.</summary>
internal sealed class PlacesFeature(LinkCodes codes, ForumRegister register) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("link this forum", "Get a code to use another channel or group chat for the forum, in any app", Permission.RunForum, Matter.Forum)
        {
            Changes = true,
            Privately = true,
            WhoMay = NoticeCard.OnlyTheChair("says where the forum works"),
            AlsoSaid = ["link forum", "link another channel", "link a channel", "add a channel"],
            Run = (turn, _, _) => new([Code(turn)]),
        },
        new("conversations", "See the channels and group chats the forum works in, or stop using one", Permission.RunForum, Matter.Forum)
        {
            Privately = true,
            WhoMay = NoticeCard.OnlyTheChair("says where the forum works"),
            AlsoSaid = ["channels", "where does the forum work"],
            Verb = Verbs.ShowPlaces,
            Run = (turn, _, _) => new([new Ask(List(turn.Forum!))]),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        ForLeads(Verbs.ShowPlaces, (turn, _, _) => new([new Ask(List(turn.Forum!))])),
        ForLeads(Verbs.MakePlaceCode, (turn, _, _) => new([Code(turn)])),
        ForLeads(Verbs.RemovePlace, RemoveAsync),
    ];

    private static Click ForLeads(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.RunForum, Matter.Forum) { Privately = true, Run = run };

    private OnlyYou Code(Turn turn) => new(PlacesCard.NewCode(
        turn.Forum!.Name,
        codes.Offer(new(turn.From with { Id = turn.Identity }, turn.Forum.Id)),
        LinkCodes.RunsUntil(turn.Incoming.At)));

    private async ValueTask<IReadOnlyList<Reply>> RemoveAsync(Turn turn, Form form, CancellationToken ct)
    {
        var decision = await register.ChangeAsync(turn.Forum!.Id, f => FoundForum.StopUsing(f, turn.From.Id, form[PlacesCard.PlaceKey] ?? ""), ct);
        return [new OnlyYou(decision.IsRefused
            ? NoticeCard.Of("Nothing was changed", decision.Refusal, "Say “conversations” to see where the forum works.")
            : List(decision.After, "I no longer work for the forum there, and post nothing more."))];
    }

    private static Card List(Forum forum, string? done = null) => PlacesCard.Of(forum.Name, Lines(forum), done);

    // A conversation's name is not known to us: the app, who reads it and its number in the row tell it from the others.
    private static List<PlaceLine> Lines(Forum forum)
    {
        var lines = new List<PlaceLine>();
        foreach (var place in forum.Places.Values.OrderBy(place => place.Place.Id.Key, StringComparer.Ordinal))
        {
            var readers = forum.AudienceOf(place.Place).SayAsFact();
            var words = $"{Apps.Of(place.Place.Id.Platform)}: {readers}";
            var alike = lines.Count(line => line.Words == words || line.Words.StartsWith(words + " (", StringComparison.Ordinal));
            lines.Add(new(place.Place.Id.Key, alike == 0 ? words : $"{words} ({alike + 1})"));
        }

        return lines;
    }
}
