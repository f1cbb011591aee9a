using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

public sealed class LedgerTests
{
    private static readonly LocalDate Day = new(2027, 3, 8);

    public static TheoryData<Subject> Subjects =>
    [
        new Subject.MorningList(Day),
        new Subject.StepDue("S1", Day.At(new(9, 0))),
        new Subject.MeetingAhead("m1", Soon: true),
        new Subject.SurveyNews(Rung.ThreeDays),
        new Subject.OpenQuestions(Day),
        new Subject.Overdue(Day, ForChair: true),
        new Subject.DateAhead("draft", Day),
        new Subject.TimetableChanged("c1"),
        new Subject.RoomDue("S1"),
        new Subject.HeldBack(Day),
    ];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Push_WrittenAndRead_StillSaysTheSame(Subject about)
    {
        var due = Instant.FromUtc(2027, 3, 8, 8, 30);
        var what = new Occurrence("key", due, due, about, new(RoleSet.Insiders, [], true, Matter.Schedule)) { IsUrgent = true };
        var book = new ReminderBook("forum") { Pushes = System.Collections.Immutable.ImmutableDictionary<string, Push>.Empty.Add("key", new("Title", due, due, 1, null) { What = what }) };

        var read = (ReminderBook)DocumentJson.Read(DocumentJson.Write(book, typeof(ReminderBook)), typeof(ReminderBook));

        Assert.Equal(what with { To = what.To with { People = read.Pushes["key"].What!.To.People } }, read.Pushes["key"].What);
    }

    [Fact]
    public void Subjects_InThisTest_AreAllThereAre() =>
        Assert.Equal(typeof(Subject).GetNestedTypes().Length, Subjects.Count);
}
