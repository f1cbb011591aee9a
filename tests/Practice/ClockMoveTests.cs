using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Practice;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace ForumBot.Tests.Practice;

public sealed class ClockMoveTests : IDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2027, 3, 1, 9, 0);
    private readonly PracticeClock clock = new(new FakeTimeProvider(Start.ToDateTimeOffset()));
    private readonly PracticeRoom room;
    private readonly FakeAlarm alarm;
    private readonly ClockMoves moves;

    public ClockMoveTests()
    {
        room = new(clock);
        alarm = new(clock, room);
        moves = new(clock, room, alarm, alarm);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => moves.Dispose();

    [Fact]
    public async Task Move_OverManyReminders_StopsAtEachWithItsOwnTime()
    {
        Instant[] due = [.. Enumerable.Range(1, 40).Select(n => Start + Duration.FromHours(9 * n))];
        alarm.Due.AddRange(due.Select(at => (at, true)));

        Assert.Null(await moves.MoveAsync(new(Advance: "P21D"), Ct));

        Assert.Equal(due, room.In(Spot.Forum).Select(entry => entry.At));
        Assert.Equal(Start + Duration.FromDays(21), clock.Now);
    }

    [Fact]
    public async Task Move_Back_RepeatsNothing()
    {
        alarm.Due.Add((Start + Duration.FromHours(1), true));
        await moves.MoveAsync(new(Advance: "PT2H"), Ct);

        Assert.Null(await moves.MoveAsync(new(To: "start"), Ct));
        Assert.Null(await moves.MoveAsync(new(Advance: "PT2H"), Ct));

        Assert.Single(room.In(Spot.Forum));
    }

    [Fact]
    public async Task NextReminder_GoesToTheNextThatSaysSomethingHere()
    {
        var due = Start + Duration.FromHours(5);
        alarm.Due.AddRange([(Start + Duration.FromHours(1), false), (due, true), (Start + Duration.FromHours(9), true)]);

        Assert.Null(await moves.MoveAsync(new(To: "next-reminder"), Ct));

        Assert.Equal(due, clock.Now);
        Assert.Single(room.In(Spot.Forum));
    }

    [Fact]
    public async Task NextReminder_WhenNothingComes_SaysSoAndStays()
    {
        alarm.Due.Add((Start + Duration.FromHours(1), false));

        Assert.StartsWith("Nothing is coming up.", await moves.MoveAsync(new(To: "next-reminder"), Ct));

        Assert.Equal(Start, clock.Now);
    }

    [Fact]
    public async Task LastDay_GoesToItsMorning()
    {
        alarm.LastDay = Start + Duration.FromDays(17);

        Assert.Null(await moves.MoveAsync(new(To: "last-day"), Ct));

        Assert.Equal(alarm.LastDay, clock.Now);
    }

    [Fact]
    public async Task LastDay_WithoutAnInspection_SaysSo() =>
        Assert.StartsWith("No inspection is under way", await moves.MoveAsync(new(To: "last-day"), Ct));

    [Theory]
    [InlineData("yesterday", null, null)]
    [InlineData("2177-03-01T09:00", null, null)]
    [InlineData(null, "an hour", null)]
    [InlineData(null, null, "tomorrow")]
    [InlineData("2027-03-01T09:00", "PT1H", null)]
    [InlineData(null, null, null)]
    public async Task Move_ThatIsNone_SaysHow(string? now, string? advance, string? to)
    {
        Assert.StartsWith("Say where the clock should go", await moves.MoveAsync(new(now, advance, to), Ct));
        Assert.Equal(Start, clock.Now);
    }

    [Fact]
    public async Task Moves_AtOnce_FollowEachOther()
    {
        alarm.Due.AddRange(Enumerable.Range(1, 20).Select(n => (Start + Duration.FromHours(n), true)));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => moves.MoveAsync(new(Advance: "PT6H"), Ct))));

        Assert.Equal(20, room.In(Spot.Forum).Count);
        Assert.Equal(Start + Duration.FromHours(24), clock.Now);
        Assert.False(alarm.Overlapped);
    }

    [Fact]
    public async Task Endpoint_WhenAMoveIsRefused_SaysWhy()
    {
        await using var app = new PracticeApp();

        using var refused = await app.SendAsync("/practice/clock", new { to = "last-day" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var sentence = (await refused.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetRawText();
        Assert.Contains("No inspection is under way", sentence, StringComparison.Ordinal);
    }

    // Rings where the test says; what is audible posts a message in the room.
    private sealed class FakeAlarm(PracticeClock clock, PracticeRoom room) : IAlarm, ILandmarks
    {
        private int inside;

        public List<(Instant At, bool Audible)> Due { get; } = [];

        public Instant? LastDay { get; set; }

        public bool Overlapped { get; private set; }

        public ValueTask<Instant?> NextAsync(CancellationToken ct) => new(Due.Count == 0 ? null : Due[0].At);

        public async Task RingAsync(CancellationToken ct)
        {
            Overlapped |= Interlocked.Increment(ref inside) > 1;
            await Task.Yield();
            while (Due is [var first, ..] && first.At <= clock.Now)
            {
                Due.RemoveAt(0);
                if (first.Audible)
                {
                    room.Post(room.Id, Spot.Forum, NoticeCard.Of("Reminder", "Something is due.", "Say “today”."));
                }
            }

            Interlocked.Decrement(ref inside);
        }

        public ValueTask<Instant?> LastDayAsync(string tenant, CancellationToken ct) => new(LastDay);
    }
}
