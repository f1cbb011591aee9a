using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Schedules.Calendar;

/// <summary>A person's own calendar link: made, made anew and stopped by them alone.</summary>
public sealed class CalendarFeature(CalendarLinks links, PublicAddress address) : IFeature
{
    /// <inheritdoc/>
    public string? HelpHeading => "Timetable";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("calendar", "Get the timetable in the calendar on your phone", Permission.OwnSettings, Matter.Public)
        {
            Privately = true,
            AlsoSaid = ["my calendar", "calendar link", "calendar feed", "add to my calendar"],
            Run = async (turn, _, ct) => [new OnlyYou(await ShowAsync(turn, ct))],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowCalendar, Permission.OwnSettings, Matter.Public) { Privately = true, Run = async (turn, _, ct) => [new OnlyYou(await ShowAsync(turn, ct))] },
        new(Verbs.MakeCalendar, Permission.OwnSettings, Matter.Public) { Privately = true, Run = async (turn, _, ct) => [new OnlyYou(await MakeAsync(turn, ct))] },
        new(Verbs.RevokeCalendar, Permission.OwnSettings, Matter.Public) { Privately = true, Run = async (turn, _, ct) => [new OnlyYou(await RevokeAsync(turn, ct))] },
    ];

    private async ValueTask<Card> ShowAsync(Turn turn, CancellationToken ct)
    {
        var made = await links.MadeAsync(turn.Forum!.Id, turn.From.Id, ct);
        return address.Origin is null ? CalendarCard.NoAddress(made is not null)
            : made is { } at ? CalendarCard.Have(London.DateOf(at).Say(turn.Today))
            : CalendarCard.None();
    }

    private async ValueTask<Card> MakeAsync(Turn turn, CancellationToken ct)
    {
        if (address.Origin is null)
        {
            return await ShowAsync(turn, ct);
        }

        var secret = await links.MakeAsync(turn.Forum!.Id, turn.From.Id, turn.Incoming.At, ct);
        return CalendarCard.Made(address.Of($"/calendar/{secret}.ics")!);
    }

    private async ValueTask<Card> RevokeAsync(Turn turn, CancellationToken ct)
    {
        await links.RevokeAsync(turn.Forum!.Id, turn.From.Id, ct);
        return CalendarCard.Stopped();
    }
}
