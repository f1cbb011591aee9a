using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>Reminders of meetings, those of the timetable and those that are only a step with a fixed time. Pure.</summary>
internal static class MeetingNotices
{
    private const int MostHints = 2;
    private static readonly Duration HalfAnHour = Duration.FromMinutes(30);

    /// <summary>
    /// The reminder; null for a meeting that this reader may not see. One that is not at this time any more says so.
    /// </summary>
    internal static Card? Of(Subject.MeetingAhead ahead, Occurrence occurrence, Reader reader)
    {
        if (Coming.Find(ahead.MeetingId, reader) is not { } meeting || !reader.Sees(meeting.Matter))
        {
            return null;
        }

        var said = SaidStart(occurrence, ahead.Soon) ?? meeting.Start;
        if (meeting.IsCancelled || said != meeting.Start)
        {
            return MeetingReminderCard.Of(Overtaken(meeting, said, reader));
        }

        return MeetingReminderCard.Of(View(meeting, reader) with
        {
            Title = ahead.Soon ? Soon(meeting, occurrence.Due, reader) : $"{Capital(StepWords.Day(meeting.Start.Date, reader.Today))}, {meeting.Start.TimeOfDay.Say()}: {meeting.Title}",
            Before = [.. Hints(meeting, reader)],
        });
    }

    /// <summary>This person's meetings of a day, in order of time.</summary>
    internal static IEnumerable<string> On(LocalDate day, Reader reader) => reader.Open.Inspection.Meetings
        .Where(meeting => !meeting.IsCancelled && meeting.Start.Date == day && reader.Sees(TimetableNews.MatterOf(meeting)) && IsWanted(meeting, reader))
        .OrderBy(meeting => meeting.Start)
        .Select(meeting => $"{meeting.Start.TimeOfDay.Say()}: {meeting.Title}{(meeting.Where is { } where && LinkIn(where) is null ? $", {where}" : "")}");

    private static MeetingReminder View(Coming meeting, Reader reader) => new()
    {
        Title = meeting.Title,
        When = meeting.End is { } end && end.Date == meeting.Start.Date
            ? $"{meeting.Start.Say(reader.Today)} to {end.TimeOfDay.Say()}"
            : meeting.Start.Say(reader.Today),
        Where = LinkIn(meeting.Where) is null ? meeting.Where : null,
        Join = LinkIn(meeting.Where),
        Who = Who(meeting, reader),
    };

    private static MeetingReminder Overtaken(Coming meeting, LocalDateTime said, Reader reader) => View(meeting, reader) with
    {
        Title = $"{(meeting.IsCancelled ? "Cancelled" : "Moved")}: {meeting.Title}",
        Since = meeting.IsCancelled
            ? $"This is cancelled. It was to be {said.Say(reader.Today)}."
            : $"This has moved. It was {said.Say(reader.Today)}, and it is now {meeting.Start.Say(reader.Today)}.",
        IsCancelled = meeting.IsCancelled,
    };

    // A lock screen may show it an hour later, so only what is punctual speaks of half an hour.
    private static string Soon(Coming meeting, Instant due, Reader reader) => reader.Situation.Now < due + HalfAnHour / 3
        ? $"In half an hour: {meeting.Title}"
        : $"{Capital(StepWords.Day(meeting.Start.Date, reader.Today))}, {meeting.Start.TimeOfDay.Say()}: {meeting.Title}";

    /// <summary>The start that was announced: the ledger's key ends with it.</summary>
    private static LocalDateTime? SaidStart(Occurrence occurrence, bool soon) =>
        KnownFacts.Read(occurrence.Key[(occurrence.Key.LastIndexOf('/') + 1)..]) is { Time: { } time } start ? start.Date + time
        : soon ? (occurrence.Due + HalfAnHour).InZone(London.Zone).LocalDateTime
        : null;

    /// <summary>What the playbook asks for on the working day before this very meeting.</summary>
    private static IEnumerable<Fact> Hints(Coming meeting, Reader reader)
    {
        if (meeting.Step?.When.Offsets is not [{ Amount: 0, Anchor: var anchor }])
        {
            return [];
        }

        var steps = reader.Steps("step");
        return steps.Visible()
            .Where(step => step.Planned.Step.When.Offsets is [{ Amount: -1, Unit: OffsetUnit.WorkingDays } eve] && eve.Anchor == anchor
                && steps.StatusOn(reader.Today, step.Planned) != StepStatus.Done)
            .Take(MostHints)
            .Select(step => new Fact(step.Planned.Step.Title, step.Planned.Step.Why));
    }

    private static string? Who(Coming meeting, Reader reader)
    {
        if (meeting.Wanted is not { } wanted)
        {
            return null;
        }

        var words = new List<string>(Groups.Where(group => wanted.Groups.HasFlag(group.Group)).Select(group => group.Words));
        if (reader.Viewer.SeesNames)
        {
            words.AddRange(reader.Open.Forum.People().Where(person => wanted.People.Contains(person.Id.Key)).Select(person => person.Id.Key == reader.To.Key ? "you" : person.Name));
        }

        if (wanted.Others is { } others)
        {
            words.Add(others);
        }

        return words.Count == 0 ? null : Wording.List(words);
    }

    private static bool IsWanted(Meeting meeting, Reader reader) =>
        MeetingTimes.WantedAt(meeting) is var to && (to.People.Contains(reader.To.Key) || reader.Viewer.Roles.HasAny(to.Roles));

    private static readonly (Recipients Group, string Words)[] Groups =
    [
        (Recipients.All, "everyone"),
        (Recipients.Members, "forum members"),
        (Recipients.Representatives, "forum representatives"),
        (Recipients.Chair, "the chair"),
        (Recipients.Lano, "the LANO"),
    ];

    private static Uri? LinkIn(string? where) => Uri.TryCreate(where, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps ? link : null;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A meeting of the timetable, or a step that happens at a fixed time.</summary>
    private sealed record Coming(string Title, LocalDateTime Start, LocalDateTime? End, string? Where, Matter Matter)
    {
        internal Wanted? Wanted { get; init; }

        internal Step? Step { get; init; }

        internal bool IsCancelled { get; init; }

        internal static Coming? Find(string id, Reader reader)
        {
            var open = reader.Open;
            if (open.Inspection.Meetings.Find(meeting => meeting.Id == id) is { } posted)
            {
                return new(posted.Title, posted.Start, posted.End, posted.Where, TimetableNews.MatterOf(posted))
                {
                    Wanted = posted.Wanted,
                    Step = posted.StepId is { } step ? open.Playbook.Find(step) : null,
                    IsCancelled = posted.IsCancelled,
                };
            }

            return open.Timeline.Find(id) is { State: StepState.Dated, Start: { } day, At: { } time } planned
                ? new(planned.Step.Title, day + time, null, PlaceOf(planned.Step, reader), Matters.Of(planned.Step, open.Timeline)) { Step = planned.Step }
                : null;
        }

        // The box below the one for the time asks for the link or place.
        private static string? PlaceOf(Step step, Reader reader) =>
            step.Collect.SkipWhile(field => !field.FixesStep).Skip(1).FirstOrDefault() is { Kind: FieldKind.Text or FieldKind.Link } field
            && reader.Viewer.May(Permission.SeeEvidence, Matters.Of(step, field, reader.Open))
                ? reader.Open.Inspection.AnswerTo(step, field)?.Value
                : null;
    }
}
