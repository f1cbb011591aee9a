using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>What surrounds an import: whom its maker can name, which meetings they may see, who will see the new ones, and the time in London.</summary>
public sealed record ImportScene(IReadOnlyCollection<Person> People, Func<Meeting, bool> MaySee, bool SharedWithArea, LocalDateTime Now)
{
    /// <summary>The steps that a meeting can be, with the numbers under which its maker finds them.</summary>
    public IReadOnlyList<(int Number, Step Step)> Steps { get; init; } = [];

    /// <summary>The time that stands beside a step already, as a meeting; null when there is none.</summary>
    public Func<Inspection, string, Meeting?> FixedBeside { get; init; } = (_, _) => null;
}

/// <summary>
/// What would become of one line: a new meeting (<see cref="Before"/> is null), a change, or, when <see cref="Before"/> equals <see cref="After"/>,
/// nothing. A null <see cref="After"/> is left out, and the first of <see cref="Points"/> says why.
/// </summary>
public sealed record PlannedImport(ImportedMeeting Row, Meeting? Before, Meeting? After, ImmutableList<string> Points)
{
    /// <summary>The number of the step that this new meeting is; null for any other.</summary>
    public int? StepNumber { get; init; }

    /// <summary>True when saving would change something.</summary>
    public bool Counts => After is not null && After != Before;
}

/// <summary>What an import would do to a timetable, line by line, in the order of time. Pure; nothing is saved.</summary>
public sealed record ImportPlan(ImmutableList<PlannedImport> Items)
{
    /// <summary>True when meetings that people know of would change, so that a reason is asked for.</summary>
    public bool Changes => Items.Any(item => item is { Counts: true, Before: not null });

    /// <summary>How many lines would be saved.</summary>
    public int Count => Items.Count(item => item.Counts);

    /// <summary>
    /// The same for the same plan: what was confirmed is what is saved, or the preview is shown again. It is no secret and gives no rights.
    /// </summary>
    public string Fingerprint()
    {
        var words = new StringBuilder();
        foreach (var item in Items.Where(item => item.Counts))
        {
            var after = item.After!;
            words.Append($"{item.Before?.Id}\u001f{item.Before?.Revision}\u001f{after.Title}\u001f{KnownFacts.Write(after.Start)}\u001f{KnownFacts.Write(after.End)}\u001f{after.Where}\u001f")
                .Append($"{after.Wanted.Groups}\u001f{string.Join('\u001e', after.Wanted.People)}\u001f{after.Wanted.Others}\u001f{after.StepId}\u001f{after.SharedWithArea}\u001f{after.IsCancelled}\n");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())))[..16];
    }

    /// <summary>What would be saved, in this order: what changes may make room for what is new.</summary>
    public IEnumerable<PlannedImport> Saving => Items.Where(item => item.Counts).OrderBy(item => item.Before is null);

    /// <summary>The plan as one edit of the timetable, so that people hear of it once.</summary>
    public TimetableEdit ToEdit(string? reason) => new()
    {
        Meetings = [.. Saving.Select(item => new MeetingEdit(item.After!, item.Before?.Revision))],
        Reason = Changes ? reason : null,
        NeedsAnswer = Changes,
    };

    /// <summary>Works it out against the timetable as it is. Meetings that the person may not see are as if they were not there.</summary>
    public static ImportPlan Of(Inspection inspection, IReadOnlyList<ImportedMeeting> rows, ImportScene scene)
    {
        var known = inspection.Meetings.Where(meeting => !meeting.IsCancelled && scene.MaySee(meeting)).ToList();
        var matches = Match(rows, known);
        // A step is one meeting. That the forum has one of its own for it is nobody else's business, but it is taken all the same.
        var steps = scene.Steps.Where(one => !Timetable.Live(inspection).Any(meeting => meeting.StepId == one.Step.Id)).ToList();
        var items = new List<PlannedImport>();
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows.OrderBy(row => row.Start).ThenBy(row => row.Line))
        {
            if (rows.Any(other => other.Line < row.Line && IsSame(other, row)))
            {
                items.Add(new(row, null, null, ["It is in the list twice. I take it once."]));
                continue;
            }

            var before = matches.GetValueOrDefault(row);
            var step = before is null && !row.IsCancelled && row.Start > scene.Now ? steps.FindIndex(one => SameTitle(one.Step.Title, row.Title)) : -1;
            var item = step < 0
                ? Planned(row, before, known, scene)
                : AsStep(Planned(row, scene.FixedBeside(inspection, steps[step].Step.Id), known, scene), steps[step]);
            if (step >= 0 && item.After is not null)
            {
                steps.RemoveAt(step);
            }

            items.Add(WithUnknown(item, scene, asked));
        }

        return new([.. items]);
    }

    private static PlannedImport AsStep(PlannedImport item, (int Number, Step Step) step) => item.After is null
        ? item
        : item with { After = item.After with { StepId = step.Step.Id }, StepNumber = step.Number };

    /// <summary>With a word about people whom the bot cannot tell; each name once, where it stands first.</summary>
    private static PlannedImport WithUnknown(PlannedImport item, ImportScene scene, HashSet<string> asked) =>
        item is { Counts: true, After.IsCancelled: false, Row.Who: { } who }
        && WantedWords.Doubt([.. WantedWords.Read(who, scene.People).Unknown.Where(asked.Add)], scene.People) is { } doubt
            ? item with { Points = item.Points.Add(doubt) }
            : item;

    private static bool IsSame(ImportedMeeting one, ImportedMeeting other) => one.Start == other.Start && SameTitle(one.Title, other.Title) && one.Source == other.Source;

    private static bool SameTitle(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Which line is which known meeting: by its calendar's id, else by title and day, and there those that keep their time first.</summary>
    private static Dictionary<ImportedMeeting, Meeting> Match(IReadOnlyList<ImportedMeeting> rows, List<Meeting> known)
    {
        var left = known.ToList();
        var matches = new Dictionary<ImportedMeeting, Meeting>(ReferenceEqualityComparer.Instance);
        Func<ImportedMeeting, Meeting, bool>[] ways =
        [
            (row, meeting) => row.Source is not null && row.Source == meeting.Source,
            (row, meeting) => SameTitle(row.Title, meeting.Title) && row.Start == meeting.Start,
            (row, meeting) => SameTitle(row.Title, meeting.Title) && row.Start.Date == meeting.Start.Date && (row.Source is null || meeting.Source is null),
        ];
        foreach (var way in ways)
        {
            foreach (var row in rows.Where(row => !matches.ContainsKey(row)))
            {
                if (left.Find(meeting => way(row, meeting)) is { } meeting)
                {
                    matches[row] = meeting;
                    left.Remove(meeting);
                }
            }
        }

        return matches;
    }

    private static PlannedImport Planned(ImportedMeeting row, Meeting? before, List<Meeting> known, ImportScene scene)
    {
        if (before is { Start: var began } && began <= scene.Now)
        {
            return new(row, before, null, ["It has begun or is over, so I leave it as it is."]);
        }

        if (row.IsCancelled)
        {
            return before is null
                ? new(row, null, null, ["It is cancelled, and it was not in the timetable."])
                : new(row, before, before with { IsCancelled = true, Revision = before.Revision + 1 }, []);
        }

        if (row.Start <= scene.Now)
        {
            return new(row, before, null, ["That time is over, so I leave it out. Check the date."]);
        }

        var after = After(row, before, scene);
        var elsewhere = before is null ? known.Find(meeting => SameTitle(meeting.Title, row.Title) && meeting.Start > scene.Now) : null;
        return new(row, before, after, elsewhere is null
            ? []
            : [$"The timetable has one of that name on {elsewhere.Start.Say(scene.Now.Date)} too. If it has moved, cancel that one."]);
    }

    // What the paste does not say stays as it was: a column that is missing takes nothing away.
    private static Meeting After(ImportedMeeting row, Meeting? before, ImportScene scene)
    {
        if (before is null)
        {
            return new()
            {
                Id = "",
                Title = row.Title,
                Start = row.Start,
                End = row.End,
                Where = row.Where,
                Wanted = row.Who is null ? new() : WantedWords.Read(row.Who, scene.People).Wanted,
                SharedWithArea = scene.SharedWithArea,
                Source = row.Source,
            };
        }

        var wanted = row.Who is null ? before.Wanted : WantedWords.Read(row.Who, scene.People).Wanted;
        var after = before with
        {
            Title = row.Title,
            Start = row.Start,
            End = row.EndAssumed ? row.Start + Period.Between(before.Start, before.End, PeriodUnits.Minutes) : row.End,
            Where = row.Where ?? before.Where,
            Wanted = IsSame(wanted, before.Wanted) ? before.Wanted : wanted,
            Source = row.Source ?? before.Source,
        };
        return after == before with { Source = after.Source } ? before : after with { Revision = before.Revision + 1 };
    }

    private static bool IsSame(Wanted one, Wanted other) => one.Groups == other.Groups && one.Others == other.Others && one.People.SequenceEqual(other.People);
}
