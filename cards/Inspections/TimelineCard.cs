namespace ForumBot.Cards;

/// <summary>A stretch of the timeline: its heading and one line a date.</summary>
public sealed record TimelineStretch(string Heading, bool IsNow, IReadOnlyList<Fact> Dates);

/// <summary>The weeks at a glance, and where we are now.</summary>
public static class TimelineCard
{
    /// <summary>The card. <paramref name="now"/> says in a sentence where today lies.</summary>
    public static Card Of(string title, string now, IReadOnlyList<TimelineStretch> stretches, IReadOnlyList<string> toCheck) => new()
    {
        Title = title,
        Body =
        [
            new Text(now, TextLook.Strong, Tone.Accent),
            .. stretches.Select(Draw),
            .. toCheck.Select(line => (Element)new Group([new Text("Please check: " + line)], Tone.Warning)),
            new Text("“Expected” means nobody has confirmed the date yet.", TextLook.Subtle),
        ],
        Next = "Say “today” to see what to do now.",
        Buttons =
        [
            GoTo.Today,
            GoTo.Checklist,
        ],
    };

    private static Group Draw(TimelineStretch stretch) => new(
        [new Text(stretch.IsNow ? $"{stretch.Heading} (we are here)" : stretch.Heading, TextLook.Heading), new Facts(stretch.Dates)],
        stretch.IsNow ? Tone.Accent : Tone.Plain);
}
