namespace ForumBot.Cards;

/// <summary>One meeting as a line of the timetable, ready to be drawn.</summary>
/// <param name="When">"2pm to 3pm"; in a list without days, with the day.</param>
/// <param name="Title">What it is.</param>
/// <param name="Where">A place or a link, or empty.</param>
/// <param name="Wanted">Who is wanted, or empty.</param>
/// <param name="IsCancelled">True when it does not take place; the words say so too.</param>
public sealed record ScheduleLine(string When, string Title, string Where = "", string Wanted = "", bool IsCancelled = false)
{
    /// <summary>Its id, for a button beside it; null where there is none.</summary>
    public string? Id { get; init; }
}

/// <summary>The meetings of one day.</summary>
public sealed record ScheduleDay(string Heading, IReadOnlyList<ScheduleLine> Meetings);

/// <summary>The timetable as one reader may see it.</summary>
public sealed record ScheduleView
{
    /// <summary>The inspection; a press on an old copy is told that it is over.</summary>
    public required string Inspection { get; init; }

    /// <summary>The page of what lies ahead, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many there are.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>What lies ahead.</summary>
    public IReadOnlyList<ScheduleDay> Ahead { get; init; } = [];

    /// <summary>What is over, newest first.</summary>
    public IReadOnlyList<ScheduleLine> Earlier { get; init; } = [];

    /// <summary>True when somebody who sees this card may change the timetable.</summary>
    public bool MayChange { get; init; }

    /// <summary>Whose eyes this is for, where they may see no more than what is public; the same words whether or not there is more.</summary>
    public ScheduleBar Bar { get; init; }

    /// <summary>True when there are changes to look up.</summary>
    public bool HasChanges { get; init; }
}

/// <summary>Why a reader sees only what is public.</summary>
public enum ScheduleBar
{
    /// <summary>They see all that the forum or the area may see.</summary>
    None,
    /// <summary>They are not in the forum.</summary>
    Stranger,
    /// <summary>Anybody may read along here.</summary>
    OpenPlace,
}

/// <summary>The meetings ahead, day by day.</summary>
public static class ScheduleCard
{
    /// <summary>Meetings on a page: what a phone shows without endless scrolling.</summary>
    public const int PerPage = 12;

    /// <summary>The key that names a page.</summary>
    public const string PageKey = "page";

    /// <summary>The key that asks for the last changes instead of the timetable.</summary>
    public const string PartKey = "part";

    /// <summary>The value of <see cref="PartKey"/> for the last changes.</summary>
    public const string Changes = "changes";

    /// <summary>The card.</summary>
    public static Card Of(ScheduleView view) => new()
    {
        Title = view.Pages == 1 ? "Timetable of meetings" : $"Timetable of meetings, page {view.Page} of {view.Pages}",
        Body = [.. Body(view)],
        Next = Next(view),
        Buttons = [.. Buttons(view)],
    };

    /// <summary>The button that leads here.</summary>
    public static Execute Open(string inspection, string title = "Schedule") =>
        new(title, Verbs.ShowSchedule) { Keys = Keys(inspection), OrSay = "schedule", TakesFields = false };

    /// <summary>The way to put in many meetings at once.</summary>
    internal static Execute Paste(string inspection) =>
        new("Paste a timetable", Verbs.ImportForm) { Keys = Keys(inspection), OrSay = "paste timetable", TakesFields = false };

    /// <summary>The lines of one meeting; what is cancelled says so first.</summary>
    internal static IEnumerable<Element> Lines(ScheduleLine line)
    {
        yield return line.IsCancelled
            ? new Text($"Cancelled: {line.Title}, {line.When}", TextLook.Body, Tone.Attention)
            : new Text($"{line.When}: {line.Title}", TextLook.Strong);
        if (line.IsCancelled)
        {
            yield break;
        }

        if (line.Where.Length > 0)
        {
            yield return new Text($"Where: {line.Where}");
        }

        if (line.Wanted.Length > 0)
        {
            yield return new Text($"Wanted: {line.Wanted}", TextLook.Subtle);
        }
    }

    private static IEnumerable<Element> Body(ScheduleView view)
    {
        if (Barred(view.Bar) is { } barred)
        {
            yield return new Text(barred);
        }
        else if (view.Ahead.Count == 0)
        {
            yield return new Text("No meetings lie ahead.");
        }

        foreach (var day in view.Ahead)
        {
            yield return new Text(day.Heading, TextLook.Heading);
            foreach (var line in day.Meetings)
            {
                yield return new Group([.. Lines(line)]);
            }
        }

        if (view.Earlier.Count > 0)
        {
            yield return new Details("earlier", "Meetings that are over", [.. view.Earlier.Select(line => new Text(Over(line), TextLook.Subtle))]);
        }
    }

    private static string Over(ScheduleLine line) => line.IsCancelled ? $"Cancelled: {line.Title}, {line.When}" : $"{line.When}: {line.Title}";

    private static string? Barred(ScheduleBar bar) => bar switch
    {
        ScheduleBar.Stranger => "I can show you the timetable once the chair has let you in.",
        ScheduleBar.OpenPlace => "Anybody may read along here, so I show only what everybody may know.",
        _ => null,
    };

    private static string Next(ScheduleView view) => view switch
    {
        { Bar: ScheduleBar.Stranger } => "Say “ask to join”.",
        { Bar: ScheduleBar.OpenPlace } => "In the forum? Say “schedule” in your own chat with me. If not, say “ask to join”.",
        { MayChange: true, Ahead.Count: 0 } => "Press “Add a meeting” or say “add meeting”. If you have a whole list, press “Paste a timetable”.",
        { MayChange: true } => "To move or cancel a meeting, say “change schedule”. I tell everybody who needs to know.",
        { Ahead.Count: 0 } => "The LANO posts meetings here. I will tell you when one is added.",
        _ => "I will tell you when a time changes. Say “today” to see what to do now.",
    };

    private static IEnumerable<Button> Buttons(ScheduleView view)
    {
        if (view.MayChange)
        {
            yield return new Execute("Add a meeting", Verbs.AddMeetingForm) { Keys = Keys(view.Inspection), OrSay = "add meeting", TakesFields = false };
        }

        if (view is { MayChange: true, Ahead.Count: > 0 })
        {
            yield return new Execute("Change", Verbs.ChangeMeetingForm) { Keys = Keys(view.Inspection), OrSay = "change schedule", TakesFields = false };
        }

        yield return new Execute("Calendar link", Verbs.ShowCalendar) { Keys = Keys(view.Inspection), OrSay = "calendar", TakesFields = false };
        if (view is { MayChange: true, HasChanges: false })
        {
            yield return Paste(view.Inspection);
        }

        if (view.HasChanges)
        {
            yield return new Execute("What changed", Verbs.ShowSchedule)
            {
                Keys = new Dictionary<string, string>(Keys(view.Inspection)) { [PartKey] = Changes },
                OrSay = "what changed",
                TakesFields = false,
            };
        }

        if (view.Pages > 1)
        {
            var next = view.Page % view.Pages + 1;
            yield return new Execute(next == 1 ? "First page" : "Later meetings", Verbs.ShowSchedule)
            {
                Keys = new Dictionary<string, string>(Keys(view.Inspection)) { [PageKey] = $"{next}" },
                OrSay = $"schedule {next}",
                TakesFields = false,
            };
        }
        else
        {
            yield return GoTo.Today;
        }
    }

    internal static Dictionary<string, string> Keys(string inspection) => new() { ["inspection"] = inspection };
}
