using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using NodaTime;

namespace ForumBot.Schedules;

/// <summary>A meeting in words, and who may see it. Europe/London times. Pure.</summary>
public static class MeetingWords
{
    /// <summary>The groups that can be wanted, as they are picked and said.</summary>
    public static IReadOnlyList<(Recipients Group, string Id, string Words)> Groups { get; } =
    [
        (Recipients.Chair, "chair", "the chair"),
        (Recipients.Representatives, "representatives", "forum representatives"),
        (Recipients.Members, "members", "all forum members"),
        (Recipients.Lano, "lano", "the LANO"),
    ];

    /// <summary>Every group, and how it is said. What is said here, a pasted timetable may say too.</summary>
    public static IReadOnlyList<(Recipients Group, string Words)> Labels { get; } =
    [
        .. Groups.Select(group => (group.Group, group.Words)),
        (Recipients.All, "everyone"),
        (Recipients.Attendees, "those who go to the feedback meeting"),
    ];

    /// <summary>How confidential a meeting is.</summary>
    public static Matter Matter(this Meeting meeting) => new(meeting.Level, meeting.SharedWithArea);

    /// <summary>True when this reader may know of it.</summary>
    public static bool MaySee(this Viewer viewer, Meeting meeting) => viewer.May(Permission.SeeSteps, meeting.Matter());

    /// <summary>"Thursday 11 March, 2pm to 3pm".</summary>
    public static string When(Meeting meeting, LocalDate today) => $"{meeting.Start.Date.Say(today)}, {Hours(meeting, today)}";

    /// <summary>"2pm to 3pm"; with the last day when it is another one.</summary>
    public static string Hours(Meeting meeting, LocalDate today) =>
        $"{meeting.Start.TimeOfDay.Say()} to {(meeting.End.Date == meeting.Start.Date ? meeting.End.TimeOfDay.Say() : meeting.End.Say(today))}";

    /// <summary>Who is wanted; people by name only where names may be shown. Empty when nobody has said.</summary>
    public static string Wanted(Meeting meeting, Forum forum, Viewer viewer)
    {
        var words = Labels.Where(label => meeting.Wanted.Groups.HasFlag(label.Group)).Select(label => label.Words).ToList();
        if (viewer.SeesNames)
        {
            words.AddRange(forum.People().Where(person => meeting.Wanted.People.Contains(person.Id.Key)).Select(person => person.Name));
        }

        if (meeting.Wanted.Others is { } others)
        {
            words.Add(others);
        }

        return Wording.List(words);
    }

    /// <summary>When, where and who in one line.</summary>
    public static string Summary(Meeting meeting, Forum forum, Viewer viewer, LocalDate today)
    {
        if (meeting.IsCancelled)
        {
            return "cancelled";
        }

        var wanted = Wanted(meeting, forum, viewer);
        return $"{When(meeting, today)}{(meeting.Where is { } where ? $"; {where}" : "")}{(wanted.Length > 0 ? $"; wanted: {wanted}" : "")}";
    }

    /// <summary>The people of the forum and the area who are wanted, alone or as one of a group: the same who are told.</summary>
    public static IEnumerable<Person> PeopleWanted(Meeting meeting, Forum forum) =>
        forum.People().Where(person => meeting.Wanted.People.Contains(person.Id.Key) || forum.RolesOf(person.Id).HasAny(Addressing.RolesOf(meeting.Wanted.Groups)));

    /// <summary>Those whom this poster can name: the area needs the names of those who work with it, not of every parent in the forum.</summary>
    public static IEnumerable<Person> PeopleFor(RoleSet poster, Forum forum) => forum.People()
        .Where(person => poster.HasAny(RoleSet.Insiders)
            || forum.RolesOf(person.Id).HasAny(RoleSet.Of(Role.Chair, Role.Deputy, Role.Representative, Role.NoteTaker, Role.Lano, Role.LanoDeputy)));

    /// <summary>The people who are told about it: those who are wanted, and if nobody is named those who go to meetings for the forum.</summary>
    public static IEnumerable<Person> PeopleTold(Meeting meeting, Forum forum) => PeopleWanted(
        meeting.Wanted is { Groups: Recipients.None, People.Count: 0 }
            ? meeting with { Wanted = new() { Groups = Recipients.Chair | Recipients.Representatives } }
            : meeting,
        forum);
}
