using ForumBot.Forums;
using ForumBot.Schedules.Calendar;
using ForumBot.Tests.Reminders.Plan;
using NodaTime;

namespace ForumBot.Tests.Schedules.Calendar;

public sealed class CalendarEntriesTests
{
    [Fact]
    public void Step_WhoseMeetingWasCancelled_StandsThereByTheTimeWrittenDownSince()
    {
        var start = new LocalDateTime(2027, 3, 11, 13, 0);
        var scene = Scene.Started().On(3, 4)
            .Posted(new() { Id = "m1", Title = "Talk", Start = start, End = start.PlusHours(1), StepId = "FULL-W2-06", IsCancelled = true })
            .Answered("FULL-W2-06", "meets_at", "2027-03-11T13:00");

        var entries = CalendarEntries.Of(scene.Situation.Open, new(RoleSet.Of(Role.Chair), Audience.OnePerson), new(2027, 3, 4));

        Assert.Single(entries, entry => !entry.IsCancelled && entry.Start == start);
    }
}
