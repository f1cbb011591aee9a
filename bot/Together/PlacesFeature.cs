using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Together;

/// <summary>The conversations a forum works in: the code that adds one, on whatever platform, and the way back. Source: docs/rules.md, LINKS.</summary>
internal sealed class PlacesFeature(LinkCodes codes, ForumRegister register, PlaceNames names) : IFeature
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
            Run = (turn, _, ct) => CodeAsync(turn, ct),
        },
        new("conversations", "See the channels and group chats the forum works in, or stop using one", Permission.RunForum, Matter.Forum)
        {
            Privately = true,
            WhoMay = NoticeCard.OnlyTheChair("says where the forum works"),
            AlsoSaid = ["channels", "where does the forum work"],
            Verb = Verbs.ShowPlaces,
            Run = (turn, _, ct) => ShowAsync(turn, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        ForLeads(Verbs.ShowPlaces, (turn, _, ct) => ShowAsync(turn, ct)),
        ForLeads(Verbs.MakePlaceCode, (turn, _, ct) => CodeAsync(turn, ct)),
        ForLeads(Verbs.RemovePlace, RemoveAsync),
    ];

    private static Click ForLeads(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.RunForum, Matter.Forum) { Privately = true, Run = run };

    private async ValueTask<IReadOnlyList<Reply>> CodeAsync(Turn turn, CancellationToken ct) => [new OnlyYou(PlacesCard.NewCode(
        turn.Forum!.Name,
        await codes.OfferAsync(new(turn.From with { Id = turn.Identity }, turn.Forum.Id), ct),
        LinkCodes.RunsUntil(turn.Incoming.At)))];

    private async ValueTask<IReadOnlyList<Reply>> RemoveAsync(Turn turn, Form form, CancellationToken ct)
    {
        var decision = await register.ChangeAsync(turn.Forum!.Id, f => FoundForum.StopUsing(f, turn.From.Id, form[PlacesCard.PlaceKey] ?? ""), ct);
        return [new OnlyYou(decision.IsRefused
            ? NoticeCard.Of("Nothing was changed", decision.Refusal, "Say “conversations” to see where the forum works.")
            : await ListAsync(turn, decision.After, ct, "I no longer work for the forum there, and post nothing more."))];
    }

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, CancellationToken ct) => [new Ask(await ListAsync(turn, turn.Forum!, ct))];

    private async ValueTask<Card> ListAsync(Turn turn, Forum forum, CancellationToken ct, string? done = null)
    {
        // What is asked for where others read along may be shown there, to one person's eyes alone, but on a screen that others look at too.
        var named = await names.OfAsync(forum.Places.Values.Select(place => place.Place), isOwnChat: !turn.Place.IsShared, ct);
        return PlacesCard.Of(forum.Name, Lines(forum, named), done, named.Any(place => place.IsKeptBack));
    }

    // Two that look alike are told apart by their number in the row, which stays the same as long as both are there.
    private static List<PlaceLine> Lines(Forum forum, IReadOnlyList<NamedPlace> named)
    {
        var lines = new List<PlaceLine>();
        foreach (var place in named.OrderBy(place => place.Place.Id.Key, StringComparer.Ordinal))
        {
            var words = $"{place.AsBeginning}: {forum.AudienceOf(place.Place).SayAsFact()}";
            var alike = lines.Count(line => line.Words == words || line.Words.StartsWith(words + " (", StringComparison.Ordinal));
            lines.Add(new(place.Place.Id.Key, alike == 0 ? words : $"{words} ({alike + 1})"));
        }

        return lines;
    }
}
