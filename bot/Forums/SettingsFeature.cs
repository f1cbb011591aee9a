using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Forums;

/// <summary>
/// One's own settings: which forum, leaving it, and what other features add; for those who lead the forum, who reads along in a place.
/// </summary>
public sealed class SettingsFeature(ForumRegister register, LiveCards live, IEnumerable<ISettingsPart> parts) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("settings", "Change your settings", Permission.OwnSettings, Matter.Public)
        {
            AlsoSaid = ["setting", "my settings", "options", "choose forum", "switch forum"],
            Verb = Verbs.ShowSettings,
            Privately = true,
            Run = (turn, _, ct) => ShowAsync(turn, done: null, ct),
        },
        new("leave forum", "Leave the forum", Permission.OwnSettings, Matter.Public)
        {
            AlsoSaid = ["leave the forum", "leave"],
            Changes = true,
            Privately = true,
            Run = (turn, _, _) => Leaving(turn),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowSettings, Permission.OwnSettings, Matter.Public) { Privately = true, Run = (turn, _, ct) => ShowAsync(turn, done: null, ct) },
        new(Verbs.ShowLeaveForum, Permission.OwnSettings, Matter.Public) { Privately = true, Run = (turn, _, _) => Leaving(turn) },
        new(Verbs.LeaveForum, Permission.OwnSettings, Matter.Public) { Privately = true, Run = (turn, _, ct) => LeaveAsync(turn, ct) },
        new(Verbs.SetAudience, Permission.RunForum, Matter.Forum) { Privately = true, Run = SetAudienceAsync },
        new(Verbs.ChooseForum, Permission.ComeIn, Matter.Public) { Privately = true, WithoutForum = true, Run = ChooseAsync },
    ];

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(Turn turn, string? done, CancellationToken ct) =>
        [new Ask(SettingsCard.Of(await ViewAsync(turn, done, ct)))];

    private async ValueTask<SettingsView> ViewAsync(Turn turn, string? done, CancellationToken ct)
    {
        var forum = turn.Forum!;
        var leads = turn.May(Permission.RunForum, Matter.Forum, privately: true).Allowed;
        var mine = turn.Place.IsShared ? [] : await register.OfAsync(turn.From, ct);
        var more = new List<SettingsPart>();
        foreach (var part in parts)
        {
            more.Add(await part.OfAsync(turn, ct));
        }

        return new()
        {
            ForumId = forum.Id,
            Forum = forum.Name,
            Roles = Wording.List([.. turn.Roles.Each().Select(r => r.Say())]),
            Forums = [.. mine.Select(f => new Choice(f.Name, f.Id))],
            More = [.. more.SelectMany(part => part.Facts)],
            Changes = [.. more.Select(part => part.Change).OfType<Execute>()],
            Leads = leads,
            Places = forum.Places.Count,
            Place = leads && turn.Place.IsShared ? turn.Place.Id.Key : null,
            Audience = forum.AudienceOf(turn.Place).ToString(),
            Readers = FoundForum.Readers,
            Done = done,
        };
    }

    private static ValueTask<IReadOnlyList<Reply>> Leaving(Turn turn) =>
        ValueTask.FromResult<IReadOnlyList<Reply>>([new Ask(SettingsCard.Leave(turn.Forum!.Name))]);

    private async ValueTask<IReadOnlyList<Reply>> LeaveAsync(Turn turn, CancellationToken ct)
    {
        var decision = await register.ChangeAsync(turn.Forum!.Id, f => Members.Leave(f, turn.From.Id, turn.Incoming.At), ct);
        return [new OnlyYou(decision.IsRefused
            ? NoticeCard.Of("You are still in the forum", decision.Refusal, "Say “help” to see what you can do.")
            : SettingsCard.Left(turn.Forum.Name))];
    }

    private async ValueTask<IReadOnlyList<Reply>> SetAudienceAsync(Turn turn, Form form, CancellationToken ct)
    {
        var placeKey = form[SettingsCard.PlaceKey] ?? turn.Place.Id.Key;
        if (FoundForum.ReadersOf(form[SettingsCard.Audience]) is not { } audience)
        {
            return [new OnlyYou(NoticeCard.Of("Nothing was changed", "You have not said who can read that conversation.", "Choose one of the three answers and press the button again."))];
        }

        var decision = await register.ChangeAsync(turn.Forum!.Id, f => FoundForum.SetAudience(f, turn.From.Id, placeKey, audience), ct);
        return decision.IsRefused
            ? [new OnlyYou(NoticeCard.Of("Nothing was changed", decision.Refusal, "Say “settings” to try again."))]
            :
            [
                new OnlyYou(NoticeCard.Of(
                    "Saved",
                    $"Who can read that conversation: {audience.SayAsFact()}.",
                    audience == Audience.ForumOnly
                        ? "If somebody from outside the forum joins it, say “settings” there and change this."
                        : "What is only for the forum I send to each person’s own chat.")),
                .. await live.RedrawAsync(decision.After.Id, except: null, ct),
            ];
    }

    private async ValueTask<IReadOnlyList<Reply>> ChooseAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (form[SettingsCard.Choose] is not { } forumId || !await register.ChooseAsync(turn.From, forumId, ct))
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var forum = (await register.FindAsync(forumId, ct))!;
        return [new OnlyYou(NoticeCard.Of(
            $"In our chat we now talk about {forum.Name}",
            "In a channel or group chat I always speak of that place’s own forum.",
            "Say “help” to see what you can do there.",
            new Execute("Help", Verbs.ShowHelp) { OrSay = "help", TakesFields = false }) with { ForumId = forum.Id })];
    }
}
