using ForumBot.Conversation;
using NodaTime;

namespace ForumBot.Practice;

/// <summary>
/// Moves the practice clock, one move at a time. On the way it stops wherever something comes due, so that weeks pass in a moment and every message
/// stands there with its own time.
/// </summary>
internal sealed class ClockMoves(PracticeClock clock, PracticeRoom room, IAlarm alarm, ILandmarks landmarks) : IDisposable
{
    private const int MostStops = 2000;
    private const string HowToMove =
        "Say where the clock should go: {\"now\": \"2027-03-01T09:00\"}, {\"advance\": \"PT1H\"} or {\"to\": \"next-morning\"}, "
        + "\"next-reminder\", \"last-day\" or \"start\", between 2000 and 2100.";
    private const string NothingComes = "Nothing is coming up. Start an inspection first.";
    private const string NoLastDay = "No inspection is under way, so there is no last day to go to. Start one first.";

    // What lies further ahead is not worth waiting for.
    private static readonly Duration FurthestReminder = Duration.FromDays(400);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Moves, and says all that came due by then; gives back a sentence when it did not move.</summary>
    internal async Task<string?> MoveAsync(ClockRequest move, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            return move switch
            {
                { Now: { } now, Advance: null, To: null } => await ToAsync(PracticeClock.Parse(now), HowToMove, ct),
                { Now: null, Advance: { } period, To: null } => await ToAsync(clock.After(period), HowToMove, ct),
                { Now: null, Advance: null, To: "next-morning" } => await ToAsync(clock.NextMorning, HowToMove, ct),
                { Now: null, Advance: null, To: "last-day" } => await ToAsync(await landmarks.LastDayAsync(room.Id, ct), NoLastDay, ct),
                { Now: null, Advance: null, To: "next-reminder" } => await ToNextReminderAsync(ct),
                { Now: null, Advance: null, To: "start" } => await ToStartAsync(ct),
                _ => HowToMove,
            };
        }
        finally
        {
            room.Touch();
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<string?> ToAsync(Instant? target, string otherwise, CancellationToken ct)
    {
        if (target is not { } to || !PracticeClock.IsWithin(to))
        {
            return otherwise;
        }

        for (var stop = 0; stop < MostStops && await alarm.NextAsync(ct) is { } next && next < to; stop++)
        {
            await StopAtAsync(next, ct);
        }

        clock.MoveTo(to);
        await alarm.RingAsync(ct);
        return null;
    }

    // A ring may have nothing to say to anybody in this room, so it goes on to one that has.
    private async Task<string?> ToNextReminderAsync(CancellationToken ct)
    {
        var (start, mark) = (clock.Now, room.Mark);
        for (var stop = 0; stop < MostStops && await alarm.NextAsync(ct) is { } next && next - start < FurthestReminder; stop++)
        {
            await StopAtAsync(next, ct);
            if (room.Mark != mark)
            {
                return null;
            }
        }

        clock.MoveTo(start);
        return NothingComes;
    }

    private async Task<string?> ToStartAsync(CancellationToken ct)
    {
        clock.Reset();
        await alarm.RingAsync(ct);
        return null;
    }

    private async Task StopAtAsync(Instant next, CancellationToken ct)
    {
        if (next > clock.Now)
        {
            clock.MoveTo(next);
        }

        await alarm.RingAsync(ct);
    }
}
