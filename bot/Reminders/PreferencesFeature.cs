using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Reminders;

/// <summary>One's own reminders: the form, a snooze, a stop, and what of it the settings show.</summary>
public sealed class PreferencesFeature(IDocumentStore store) : IFeature, ISettingsPart
{
    /// <inheritdoc/>
    public string? HelpHeading => "Reminders";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        Own("reminders", "Choose when and where I remind you", (turn, _, ct) => AskAsync(turn, ct)) with
        {
            AlsoSaid = ["my reminders", "reminder settings", "change my reminders", "quiet hours"],
            Verb = Verbs.ShowReminders,
        },
        Own("snooze", "Stop my reminders for a while, as in “snooze 1 hour”", SnoozeAsync) with
        {
            Changes = true,
            Tail = Tail.Words,
            AlsoSaid = ["snooze reminders", "remind me later"],
        },
        Own("stop reminders", "Stop my reminders altogether", (turn, _, ct) => StopAsync(turn, ct)) with
        {
            Changes = true,
            AlsoSaid = ["stop", "please stop", "stop reminding me", "no more reminders", "unsubscribe", "mute"],
        },
        Own("start reminders", "Start my reminders again", (turn, _, ct) => StartAsync(turn, ct)) with
        {
            Changes = true,
            AlsoSaid = ["start reminders again", "start reminding me", "resume reminders", "end snooze", "unmute"],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        Own(Verbs.ShowReminders, (turn, _, ct) => AskAsync(turn, ct)),
        Own(Verbs.SaveReminders, SaveAsync),
        Own(Verbs.Snooze, (turn, form, ct) => SnoozeForAsync(turn, form[PreferencesCard.Until], asked: null, ct)),
        Own(Verbs.StopReminders, (turn, _, ct) => StopAsync(turn, ct)),
        Own(Verbs.StartReminders, (turn, _, ct) => StartAsync(turn, ct)),
    ];

    /// <inheritdoc/>
    public async ValueTask<SettingsPart> OfAsync(Turn turn, CancellationToken ct) => new(
        PreferencesWords.Facts(await KeptAsync(turn, ct), turn.Incoming.At),
        new("My reminders", Verbs.ShowReminders) { OrSay = "my reminders", TakesFields = false });

    private static Command Own(string phrase, string help, Func<Turn, string, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(phrase, help, Permission.OwnSettings, Matter.Public) { Privately = true, Run = run };

    private static Click Own(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.OwnSettings, Matter.Public) { Privately = true, Run = run };

    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, CancellationToken ct) =>
        [new Ask(PreferencesCard.Of(View(turn, await KeptAsync(turn, ct))))];

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        var typed = PreferencesForm.Fields.Where(field => form[field] is not null).ToDictionary(field => field, field => form[field]!);
        var errors = PreferencesForm.Check(typed, turn.Today);
        if (errors.Count > 0)
        {
            return [new OnlyYou(PreferencesCard.Of(View(turn, await KeptAsync(turn, ct)) with { Values = typed, Errors = errors }))];
        }

        var kept = await ChangeAsync(turn, before => PreferencesForm.Apply(before, typed), ct);
        return [new OnlyYou(PreferencesCard.Of(View(turn, kept) with { Done = "I will remind you like this from now on." }))];
    }

    private ValueTask<IReadOnlyList<Reply>> SnoozeAsync(Turn turn, string said, CancellationToken ct) =>
        SnoozeForAsync(turn, PreferencesSnooze.Read(said), said, ct);

    private async ValueTask<IReadOnlyList<Reply>> SnoozeForAsync(Turn turn, string? wish, string? asked, CancellationToken ct)
    {
        var now = turn.Incoming.At;
        if (PreferencesSnooze.Until(wish, now) is not { } until)
        {
            var why = wish == PreferencesCard.Evening ? "It is past 6pm already. Choose another time:"
                : string.IsNullOrWhiteSpace(asked) ? null
                : "I can wait for one of these:";
            return [new OnlyYou(PreferencesCard.HowLong(PreferencesSnooze.IsBeforeEvening(turn.Now), why))];
        }

        await ChangeAsync(turn, before => before with { SnoozedUntil = until }, ct);
        return [new OnlyYou(PreferencesCard.Snoozing(PreferencesWords.Moment(until, now)))];
    }

    private async ValueTask<IReadOnlyList<Reply>> StopAsync(Turn turn, CancellationToken ct)
    {
        var kept = await ChangeAsync(turn, before => before with { Stopped = true }, ct);
        return [new OnlyYou(PreferencesCard.Stopping(PreferencesWords.WhatStops(kept, turn.Forum!, turn.From.Id, turn.Today)))];
    }

    private async ValueTask<IReadOnlyList<Reply>> StartAsync(Turn turn, CancellationToken ct)
    {
        await ChangeAsync(turn, before => before with { Stopped = false, SnoozedUntil = null }, ct);
        return [new OnlyYou(PreferencesCard.Starting())];
    }

    private static PreferencesView View(Turn turn, Preferences kept) => new()
    {
        Values = PreferencesForm.ValuesOf(kept, turn.Today),
        Now = PreferencesWords.Now(kept, turn.Incoming.At),
        Stopped = kept.Stopped,
        Snoozed = kept.SnoozedUntil > turn.Incoming.At,
        BeforeEvening = PreferencesSnooze.IsBeforeEvening(turn.Now),
        StandIn = PreferencesWords.StandIn(turn.Forum!, turn.From.Id),
    };

    private async ValueTask<Preferences> KeptAsync(Turn turn, CancellationToken ct) =>
        (await store.FindAsync<Preferences>(turn.From.Id.Key, ct))?.Value ?? Preferences.Default;

    private async ValueTask<Preferences> ChangeAsync(Turn turn, Func<Preferences, Preferences> change, CancellationToken ct)
    {
        var key = turn.From.Id.Key;
        if (await store.FindAsync<Preferences>(key, ct) is null)
        {
            var first = change(Preferences.Default);
            // A conflict means that another press of theirs has just made it.
            if (await store.CommitAsync([DocumentWrite.New(key, first)], ct) == CommitOutcome.Saved)
            {
                return first;
            }
        }

        return await store.UpdateAsync<Preferences>(key, before => change(before) is var after && after == before ? before : after, ct);
    }
}
