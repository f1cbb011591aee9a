using System.Security.Cryptography;
using System.Text;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Vault.Attending;

/// <summary>The list as one reader sees it. Pure.</summary>
internal static class AttendanceViews
{
    private const int MarkLength = 16;

    /// <summary>"Friday 19 March, 2pm"; null while nobody knows.</summary>
    public static string? MeetingWords(OpenInspection open, NodaTime.LocalDate today) =>
        FeedbackMeeting.StepOf(open) is { State: StepState.Dated } planned ? StepWords.When(planned, today) : null;

    /// <summary>A mark of who is on the list and who takes notes, to see later whether somebody has changed it. No names.</summary>
    public static string MarkOf(Attendance attendance) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', attendance.People.Select(one => one.TakesNotes ? one.PersonKey + "*" : one.PersonKey)))))[..MarkLength];

    /// <summary>The card that this reader gets when they ask who goes, or who was there.</summary>
    public static Reply Of(Turn turn, OpenInspection open, string? done = null, string? problem = null)
    {
        var leads = turn.May(Permission.NameAttendees, Matter.Forum, privately: true).Allowed;
        if (FeedbackMeeting.IsLocked(open, turn.Incoming.At))
        {
            var view = Late(turn, open) with { Done = done, Problem = problem };
            return leads || turn.Facts.InTheRoom ? new Ask(AttendanceLateCard.Of(view)) : new OnlyYou(AttendanceLateCard.List(view));
        }

        var list = View(turn, open) with { Done = done, Problem = problem };
        return leads ? new Ask(AttendanceCard.Form(Form(open, list))) : new OnlyYou(AttendanceCard.List(list));
    }

    /// <summary>The list before the meeting is over.</summary>
    public static AttendanceView View(Turn turn, OpenInspection open)
    {
        var (attendance, who) = (open.Inspection.Attendance, turn.From.Id);
        return new(open.Inspection.Id)
        {
            Meeting = MeetingWords(open, turn.Today),
            People = Lines(turn, attendance),
            IsOnList = Presence.IsListed(open.Forum, attendance, who),
            MayEnd = !AttendanceList.End(attendance, open.Forum, who, FeedbackMeeting.DayOf(open), turn.Today, turn.Mark()).IsRefused,
        };
    }

    /// <summary>The form as the list has it.</summary>
    public static AttendanceForm Form(OpenInspection open, AttendanceView view)
    {
        var attendance = open.Inspection.Attendance;
        var candidates = AttendanceList.Candidates(open.Forum);
        var listed = candidates.Where(person => attendance.Find(person.Id.Key) is not null)
            .Concat(candidates)
            .DistinctBy(person => person.Id)
            .Take(ForumPeople.MostListed)
            .ToList();
        var places = AttendanceRecord.PlacesOf(open.Playbook);
        return new(view)
        {
            Choices = Choices(open.Forum, listed),
            NotListed = candidates.Count - listed.Count,
            Chosen = Joined(attendance.People.Select(one => one.PersonKey)),
            NoteTaker = attendance.People.Find(one => one.TakesNotes)?.PersonKey ?? (attendance.People.Count > 0 ? AttendanceCard.Nobody : null),
            AsksPlaces = places is not null,
            Places = places is (var step, var field) ? open.Inspection.AnswerTo(step, field)?.Value : null,
            Seen = MarkOf(attendance),
        };
    }

    /// <summary>The list once the meeting is over.</summary>
    public static AttendanceLateView Late(Turn turn, OpenInspection open)
    {
        var (attendance, who) = (open.Inspection.Attendance, turn.From.Id);
        var onList = attendance.People.Select(one => PersonId.Parse(one.PersonKey) is { } id ? new Person(id, one.Name) : null).OfType<Person>();
        return new(open.Inspection.Id)
        {
            People = Lines(turn, attendance),
            Waiting = [.. attendance.Waiting.Select(change => Line(change, attendance, open.Forum, who))],
            Choices = Choices(open.Forum, [.. onList.Concat(AttendanceList.Candidates(open.Forum)).DistinctBy(person => person.Id).Take(ForumPeople.MostListed)]),
            IsOnList = Presence.IsListed(open.Forum, attendance, who),
        };
    }

    /// <summary>The kind of change that a card names; null for none.</summary>
    public static LateChangeKind? KindOf(string? value) => value switch
    {
        AttendanceLateCard.Add => LateChangeKind.Add,
        AttendanceLateCard.Remove => LateChangeKind.Remove,
        _ => null,
    };

    private static LateChangeLine Line(LateChange change, Attendance attendance, Forum forum, PersonId reader)
    {
        var hasAgreed = change.Agreed.Exists(mark => mark.PersonKey == reader.Key);
        var what = change.Kind == LateChangeKind.Add ? $"add {change.Name}" : $"take {change.Name} off";
        return new(
            change.PersonKey,
            change.Kind == LateChangeKind.Add ? AttendanceLateCard.Add : AttendanceLateCard.Remove,
            $"{change.AskedBy.Name} asks to {what}.",
            change.Reason,
            [.. LateChanges.Counted(attendance, forum, change).Select(mark => mark.Name)],
            MayAgree: !hasAgreed && LateChanges.MayAgree(attendance, forum, change, reader),
            MayWithdraw: hasAgreed || change.AskedBy.PersonKey == reader.Key || Members.Leads(forum, reader));
    }

    private static IReadOnlyList<AttendeeLine> Lines(Turn turn, Attendance attendance) =>
    [
        .. attendance.People.Select(one => new AttendeeLine(one.Name, one.TakesNotes, one.Accepted is { } accepted ? At(accepted, turn) : null)),
    ];

    /// <summary>When something was done, in words.</summary>
    internal static string At(Mark mark, Turn turn) => mark.At.InZone(London.Zone).LocalDateTime.Say(turn.Today);

    private static IReadOnlyList<Choice> Choices(Forum forum, IReadOnlyList<Person> people)
    {
        // Two people may have the same name; what they are tells them apart.
        var twice = people.GroupBy(person => person.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. people.Select(person => new Choice(twice.Contains(person.Name) ? $"{person.Name} ({Roles(forum, person)})" : person.Name, person.Id.Key))];
    }

    private static string Roles(Forum forum, Person person) =>
        forum.RolesOf(person.Id) is var roles && roles != RoleSet.None ? Wording.List([.. roles.Each().Select(role => role.Say())]) : "not in the forum now";

    private static string? Joined(IEnumerable<string> keys) => string.Join(',', keys) is { Length: > 0 } joined ? joined : null;
}
