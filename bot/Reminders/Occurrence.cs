using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ForumBot.Access;
using ForumBot.Forums;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// One thing the bot says by itself at a moment of an inspection. <see cref="Key"/> is unique in the inspection and holds all that makes it this one, so
/// that a meeting that moves is announced anew: <c>meeting/m3/soon/2027-03-11T14:00</c>.
/// </summary>
/// <param name="Key">What the ledger knows it by.</param>
/// <param name="Due">When to say it. Somebody's quiet hours may make it later for them, never earlier.</param>
/// <param name="LateUntil">After this it helps nobody and is dropped.</param>
/// <param name="About">What it says.</param>
/// <param name="To">Whom it is for.</param>
public sealed record Occurrence(string Key, Instant Due, Instant LateUntil, Subject About, Addressees To)
{
    /// <summary>True for what cannot wait: it breaks quiet hours and counts against no daily cap.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>
    /// Set for what is told at short notice: it counts against no daily cap, and for who would hear of it later than this because of quiet hours or a
    /// snooze they are broken.
    /// </summary>
    public Instant? MustReachBy { get; init; }
}

/// <summary>
/// Whom an occurrence is for. The gate is asked for each of them about <see cref="Matter"/> before anything is said.
/// </summary>
/// <param name="Roles">Everybody who holds one of these roles.</param>
/// <param name="People">These people besides, by their keys.</param>
/// <param name="Places">True when the forum's shared places hear it too: those whose readers may all know the matter.</param>
/// <param name="Matter">How confidential it is.</param>
public sealed record Addressees(RoleSet Roles, ImmutableList<string> People, bool Places, Matter Matter)
{
    /// <summary>
    /// True when those who go to the feedback meeting hear it too; for what only the room may know, those in the room and nobody else. Nobody stands in for
    /// them. Who they are is looked up at the moment it is said.
    /// </summary>
    public bool Room { get; init; }
}

/// <summary>What an occurrence says. The set is closed. The ledger keeps it under its name.</summary>
[JsonDerivedType(typeof(MorningList), "MorningList")]
[JsonDerivedType(typeof(StepDue), "StepDue")]
[JsonDerivedType(typeof(MeetingAhead), "MeetingAhead")]
[JsonDerivedType(typeof(SurveyNews), "SurveyNews")]
[JsonDerivedType(typeof(OpenQuestions), "OpenQuestions")]
[JsonDerivedType(typeof(Overdue), "Overdue")]
[JsonDerivedType(typeof(DateAhead), "DateAhead")]
[JsonDerivedType(typeof(TimetableChanged), "TimetableChanged")]
[JsonDerivedType(typeof(HeldBack), "HeldBack")]
[JsonDerivedType(typeof(RoomDue), "RoomDue")]
public abstract record Subject
{
    private Subject() { }

    /// <summary>What the day asks of the reader, with what changed since yesterday.</summary>
    public sealed record MorningList(LocalDate Day) : Subject;

    /// <summary>A step with a clock time of its own is due soon.</summary>
    public sealed record StepDue(string StepId, LocalDateTime At) : Subject;

    /// <summary>A meeting is tomorrow (17:00 on the working day before), or in half an hour with <paramref name="Soon"/>. A step's fixed time counts as one.</summary>
    public sealed record MeetingAhead(string MeetingId, bool Soon) : Subject;

    /// <summary>A rung of the survey's ladder. Source: docs/rules.md, SR-01 to SR-08.</summary>
    public sealed record SurveyNews(Surveys.Rung Rung) : Subject;

    /// <summary>What the LANO still owes the forum, asked again each working day.</summary>
    public sealed record OpenQuestions(LocalDate Day) : Subject;

    /// <summary>
    /// On the morning of <paramref name="Day"/>, a working day: the steps whose last day went by since the working day before, for the one who has them;
    /// with <paramref name="ForChair"/> those of the others, told on the working day before that.
    /// </summary>
    public sealed record Overdue(LocalDate Day, bool ForChair) : Subject;

    /// <summary>A date to watch for that no step's day list carries: draft, comments, publication, action plan, the next inspection. <paramref name="Id"/> is the forecast's or the step's.</summary>
    public sealed record DateAhead(string Id, LocalDate Date) : Subject;

    /// <summary>The timetable changed.</summary>
    public sealed record TimetableChanged(string ChangeId) : Subject;

    /// <summary>A step of those who go to the feedback meeting.</summary>
    public sealed record RoomDue(string StepId) : Subject;

    /// <summary>What a person's daily cap held back.</summary>
    public sealed record HeldBack(LocalDate Day) : Subject;
}
