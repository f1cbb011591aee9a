using System.Security.Cryptography;
using System.Text;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Schedules;

/// <summary>What somebody typed about a meeting, read and checked. Every mistake has its sentence, by field. Pure.</summary>
/// <param name="Typed">The fields as they were typed, to be shown again.</param>
/// <param name="Errors">What is wrong, by field id.</param>
/// <param name="Wanted">The meeting as it should be; null while something cannot be read.</param>
public sealed record MeetingRequest(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors, Meeting? Wanted)
{
    private const int LongestShown = 40;
    private const int BytesOfCode = 6;
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The fields as they were typed.</summary>
    public static Dictionary<string, string> AsTyped(Form form) =>
        MeetingForm.Fields.Where(id => form[id] is not null).ToDictionary(id => id, id => form[id]!);

    /// <summary>A meeting as it would be typed by whom these people are offered; nobody else is named.</summary>
    public static Dictionary<string, string> AsTyped(Meeting meeting, IEnumerable<Person> offered)
    {
        var typed = new Dictionary<string, string>
        {
            [MeetingForm.Title] = meeting.Title,
            [MeetingForm.Day] = KnownFacts.Write(meeting.Start.Date),
            [MeetingForm.Start] = Clock.Format(meeting.Start.TimeOfDay),
            [MeetingForm.End] = Clock.Format(meeting.End.TimeOfDay),
            [MeetingForm.Where] = meeting.Where ?? "",
            [MeetingForm.Groups] = string.Join(',', MeetingWords.Groups.Where(group => meeting.Wanted.Groups.HasFlag(group.Group)).Select(group => group.Id)),
            [MeetingForm.People] = string.Join(',', offered.Where(person => meeting.Wanted.People.Contains(person.Id.Key)).Select(CodeOf)),
            [MeetingForm.Others] = meeting.Wanted.Others ?? "",
            [MeetingForm.Step] = meeting.StepId ?? MeetingForm.NoStep,
            [MeetingForm.Sight] = Sights.Of(meeting),
            [MeetingForm.NeedsAnswer] = "yes",
        };
        return typed.Where(pair => pair.Value.Length > 0).ToDictionary();
    }

    /// <summary>Reads the form. <paramref name="before"/> is the meeting that is changed; null for a new one.</summary>
    public static MeetingRequest Read(Form form, Meeting? before, OpenInspection open, Viewer poster, LocalDateTime now, Func<string, string?> whyNotKept)
    {
        var errors = new Dictionary<string, string>();
        var step = StepIn(form, open, poster, errors);
        var day = DayIn(form, errors);
        var start = TimeIn(form, MeetingForm.Start, "Give the time it starts.", errors);
        var end = TimeIn(form, MeetingForm.End, "Give the time it ends. A good guess will do.", errors);
        foreach (var id in (ReadOnlySpan<string>)[MeetingForm.Title, MeetingForm.Where, MeetingForm.Others, MeetingForm.Reason])
        {
            if (form[id] is { } words && whyNotKept(words) is { } why)
            {
                errors[id] = why;
            }
        }

        if (day is null || start is null || end is null)
        {
            return new(AsTyped(form), errors, null);
        }

        var title = OneLine(form[MeetingForm.Title]) ?? step?.Title ?? "";
        var days = before is null ? 0 : Period.DaysBetween(before.Start.Date, before.End.Date);
        var wanted = Sights.With((before ?? new Meeting { Id = "", Title = title, Start = now, End = now }) with
        {
            Title = title,
            Start = day.Value + start.Value,
            End = day.Value.PlusDays(days) + end.Value,
            Where = OneLine(form[MeetingForm.Where]),
            Wanted = WantedIn(form, before, PeopleFor(open.Forum, poster)),
            StepId = step?.Id,
            Revision = 0,
        }, form[MeetingForm.Sight], poster);
        foreach (var mistake in MeetingMistakes.In(wanted, before, now))
        {
            errors.TryAdd(FieldOf(mistake.Part) ?? MeetingForm.Title, mistake.Sentence);
        }

        return new(AsTyped(form), errors, wanted);
    }

    /// <summary>The field that a mistake stands beside; null for the whole form.</summary>
    public static string? FieldOf(Part part) => part switch
    {
        Part.Title => MeetingForm.Title,
        Part.Day => MeetingForm.Day,
        Part.Start => MeetingForm.Start,
        Part.End => MeetingForm.End,
        Part.Where => MeetingForm.Where,
        Part.Others => MeetingForm.Others,
        Part.Step => MeetingForm.Step,
        Part.Reason => MeetingForm.Reason,
        _ => null,
    };

    /// <summary>A day that was typed; null with its sentence when it is none.</summary>
    public static LocalDate? Day(string text, out string? wrong)
    {
        wrong = null;
        if (KnownFacts.Read(text) is { Time: null, Date: { Year: >= 2016 and <= 2060 } date })
        {
            return date;
        }

        wrong = $"“{Shown(text)}” is not a day I can use. Pick it from the calendar.";
        return null;
    }

    /// <summary>A clock time that was typed; null with its sentence when it is none.</summary>
    public static LocalTime? Time(string text, out string? wrong)
    {
        wrong = null;
        if (Clock.Parse(text) is { Success: true, Value: var time })
        {
            return time;
        }

        wrong = $"“{Shown(text)}” is not a time I can use. Pick it from the clock, or type it like 09:30.";
        return null;
    }

    private static LocalDate? DayIn(Form form, Dictionary<string, string> errors)
    {
        var wrong = "Give the day.";
        var day = form[MeetingForm.Day] is { } text ? Day(text, out wrong) : null;
        return Kept(day, MeetingForm.Day, wrong, errors);
    }

    private static LocalTime? TimeIn(Form form, string id, string missing, Dictionary<string, string> errors)
    {
        var wrong = missing;
        var time = form[id] is { } text ? Time(text, out wrong) : null;
        return Kept(time, id, wrong, errors);
    }

    private static T? Kept<T>(T? value, string id, string? wrong, Dictionary<string, string> errors) where T : struct
    {
        if (value is null)
        {
            errors[id] = wrong!;
        }

        return value;
    }

    private static Step? StepIn(Form form, OpenInspection open, Viewer poster, Dictionary<string, string> errors)
    {
        if (form[MeetingForm.Step] is not { } id || id == MeetingForm.NoStep)
        {
            return null;
        }

        var step = StepsFor(open, poster).FirstOrDefault(one => one.Id == id);
        if (step is null)
        {
            errors[MeetingForm.Step] = "Pick one of the choices.";
        }

        return step;
    }

    /// <summary>The steps that a meeting can be: those with a time of their own that the poster may see.</summary>
    public static IEnumerable<Step> StepsFor(OpenInspection open, Viewer poster) => open.Timeline.Steps
        .Where(planned => planned.State != StepState.NotNeeded
            && planned.Step.Collect.Any(field => field.FixesStep)
            && poster.May(Permission.SeeSteps, Matters.Of(planned.Step, open.Timeline)))
        .Select(planned => planned.Step);

    /// <summary>The people that a poster can pick from a list.</summary>
    public static IReadOnlyList<Person> PeopleFor(Forum forum, Viewer poster) =>
        [.. MeetingWords.PeopleFor(poster.Roles, forum).Take(ForumPeople.MostListed)];

    /// <summary>Somebody among the choices: short, because a hundred keys are longer than a field may be, and telling nothing of its own.</summary>
    public static string CodeOf(Person person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Id.Key)).AsSpan(0, BytesOfCode));

    private static Wanted WantedIn(Form form, Meeting? before, IReadOnlyList<Person> offered)
    {
        var chosen = form.Many(MeetingForm.Groups);
        var groups = before?.Wanted.Groups ?? Recipients.None;
        foreach (var (group, id, _) in MeetingWords.Groups)
        {
            groups = chosen.Contains(id) ? groups | group : groups & ~group;
        }

        // Who was not among the choices cannot have been left out by choice.
        var codes = form.Many(MeetingForm.People);
        var picked = offered.Where(person => codes.Contains(CodeOf(person))).Select(person => person.Id.Key).ToList();
        var kept = (before?.Wanted.People ?? []).Where(key => picked.Contains(key) || !offered.Any(person => person.Id.Key == key)).ToList();
        return new() { Groups = groups, People = [.. kept, .. picked.Except(kept)], Others = OneLine(form[MeetingForm.Others]) };
    }

    private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;
}
