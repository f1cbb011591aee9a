using ForumBot.Conversation;
using NodaTime;

namespace ForumBot.Practice;

/// <summary>
/// What the page is told: what changed, and the practice time. <see cref="Moved"/> says that the clock is not where it started, <see cref="Next"/>
/// when the bot speaks next by itself.
/// </summary>
internal sealed record PracticeState(string Room, string Mark, IReadOnlyList<Entry> Entries, Instant Now, bool Moved, Instant? Next);

/// <summary>Looks at the room for the page.</summary>
internal sealed class PracticeWindow(PracticeRoom room, PracticeClock clock, IAlarm alarm)
{
    /// <summary>What changed after a mark.</summary>
    internal async ValueTask<PracticeState> SinceAsync(string? mark, CancellationToken ct)
    {
        // Asked first: what changes meanwhile is seen at the next look.
        var next = await NextAsync(ct);
        var changes = room.Since(mark);
        return new(changes.Room, changes.Mark, changes.Entries, clock.Now, clock.Moved, next);
    }

    /// <summary>When the bot speaks next by itself; null when nothing is foreseen.</summary>
    internal ValueTask<Instant?> NextAsync(CancellationToken ct) => alarm.NextAsync(ct);
}

/// <summary>What the page is told once: who there is, where they talk, and whether the cards can be drawn.</summary>
internal sealed record PracticeSetting(bool CanDraw, IReadOnlyList<PersonaSetting> People)
{
    internal static PracticeSetting Of(bool canDraw) =>
        new(canDraw, [.. Persona.All.Select(p => new PersonaSetting(p, [.. Spot.All.Where(s => s.People.Contains(p)).Select(SpotSetting.Of)]))]);
}

/// <summary>A persona and the conversations they are in.</summary>
internal sealed record PersonaSetting(Persona Persona, IReadOnlyList<SpotSetting> Spots);

/// <summary>A conversation as the page shows it.</summary>
internal sealed record SpotSetting(string Id, string Title, string Label, bool Shared, string People)
{
    internal static SpotSetting Of(Spot spot) =>
        new(spot.Id, spot.Title, spot.Label, spot.People.Count > 1, Cards.Wording.List([.. spot.People.Select(p => p.Name)]));
}

/// <summary>Somebody says something.</summary>
internal sealed record SayRequest(string Persona, string Spot, string Text);

/// <summary>Somebody presses a button of a card; <see cref="InDialog"/> when it opens a dialog over that message or stands in one.</summary>
internal sealed record PressRequest(string Persona, string Message, string Verb, IReadOnlyDictionary<string, string> Fields, bool InDialog = false);

/// <summary>The clock is moved, in one of three ways. <see cref="To"/> is "next-morning", "next-reminder", "last-day" or "start".</summary>
internal sealed record ClockRequest(string? Now = null, string? Advance = null, string? To = null);
