using NodaTime;

namespace ForumBot.Practice;

/// <summary>What the page is told: what changed, and the practice time. <see cref="Moved"/> says that the clock is not where it started.</summary>
internal sealed record PracticeState(string Room, string Mark, IReadOnlyList<Entry> Entries, Instant Now, bool Moved)
{
    internal static PracticeState Since(string? mark, PracticeRoom room, PracticeClock clock)
    {
        var changes = room.Since(mark);
        return new(changes.Room, changes.Mark, changes.Entries, clock.Now, clock.Moved);
    }
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
