using System.Globalization;
using ForumBot.Schedules.Import;
using NodaTime;

namespace ForumBot.Tests.Schedules.Import;

/// <summary>Calendar files as Outlook and Google export them.</summary>
public sealed class CalendarReaderTests
{
    private static readonly LocalDate Called = new(2027, 3, 1);

    [Theory]
    [InlineData("DTSTART:20270311T140000Z", "DTEND:20270311T150000Z", 14)]
    [InlineData("DTSTART:20270311T140000", "DTEND:20270311T150000", 14)]
    [InlineData("DTSTART;TZID=Europe/London:20270311T140000", "DURATION:PT1H", 14)]
    [InlineData("DTSTART;TZID=GMT Standard Time:20270311T140000", "DTEND;TZID=GMT Standard Time:20270311T150000", 14)]
    [InlineData("DTSTART;TZID=Europe/Paris:20270311T140000", "DTEND;TZID=Europe/Paris:20270311T150000", 13)]
    public void Event_InAnyZone_IsReadInLondonTime(string start, string end, int hour)
    {
        var read = Read(Event("UID:a@b", start, end, "SUMMARY:Context meeting", "LOCATION:Room 1\\, Civic Centre"));

        Assert.Empty(read.Problems);
        var meeting = Assert.Single(read.Meetings);
        Assert.Equal(new LocalDateTime(2027, 3, 11, hour, 0), meeting.Start);
        Assert.Equal(new LocalDateTime(2027, 3, 11, hour + 1, 0), meeting.End);
        Assert.Equal(("Context meeting", "Room 1, Civic Centre"), (meeting.Title, meeting.Where));
    }

    [Fact]
    public void Event_InSummerTimeGivenInUtc_IsAnHourLater() =>
        Assert.Equal(new LocalDateTime(2027, 3, 29, 15, 0), Assert.Single(Read(Event("UID:a", "DTSTART:20270329T140000Z", "SUMMARY:Talk")).Meetings).Start);

    [Fact]
    public void Event_OfAWholeDay_BecomesALineThatWaitsForATime()
    {
        var read = Read(Event("UID:a", "DTSTART;VALUE=DATE:20270311", "SUMMARY:Visit"));

        Assert.Empty(read.Meetings);
        Assert.Equal("“Visit”: There is no start time. Add one, such as 9:30am.", Assert.Single(read.Problems).SayByName());
        Assert.Equal("Date | Start | End | Title\nThursday 11 March 2027 |  |  | Visit", read.Text);
    }

    [Fact]
    public void Series_WithACount_IsEachOfItsMeetings()
    {
        var read = Read(Event("UID:a", "DTSTART;TZID=Europe/London:20270325T090000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=5", "SUMMARY:Keep in touch"));

        Assert.Equal(5, read.Meetings.Count);
        // The clocks go forward on 28 March; it stays at nine.
        Assert.All(read.Meetings, meeting => Assert.Equal(9, meeting.Start.Hour));
        Assert.Distinct(read.Meetings.Select(meeting => meeting.Source));
    }

    [Fact]
    public void Series_WithALastDayAndADayLeftOut_IsTheRest() =>
        Assert.Equal(
            [15, 17, 18],
            Read(Event("UID:a", "DTSTART:20270315T090000Z", "RRULE:FREQ=DAILY;UNTIL=20270318T090000Z", "EXDATE:20270316T090000Z", "SUMMARY:Keep in touch"))
                .Meetings.Select(meeting => meeting.Start.Day));

    [Fact]
    public void Series_WithOneMoved_HasItOnceAtItsNewTime()
    {
        var read = Read(
            Event("UID:a", "DTSTART:20270315T090000Z", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Keep in touch")
            + Event("UID:a", "RECURRENCE-ID:20270316T090000Z", "DTSTART:20270316T140000Z", "SUMMARY:Keep in touch"));

        Assert.Equal([9, 14, 9], read.Meetings.Select(meeting => meeting.Start.Hour));
    }

    [Fact]
    public void Series_WithoutEnd_AsksForOne()
    {
        var read = Read(Event("UID:a", "DTSTART:20270315T090000Z", "RRULE:FREQ=DAILY", "SUMMARY:Keep in touch") + Event("UID:b", "DTSTART:20270316T090000Z", "SUMMARY:Talk"));

        Assert.Equal("“Keep in touch” repeats without an end, so I left it out. Give the series a last day in your calendar and export it again.", Assert.Single(read.Problems).Say());
        Assert.Single(read.Meetings);
    }

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;COUNT=1000000000")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=29991231T000000Z")]
    public void Series_OfTooManyMeetings_IsRefused(string rule) =>
        Assert.StartsWith(
            "That calendar holds more than 60 meetings.",
            Assert.Single(Read(Event("UID:a", "DTSTART:20270315T090000Z", rule, "SUMMARY:Keep in touch")).Problems).Sentence,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY;COUNT=5")]
    [InlineData("RRULE:FREQ=HOURLY;COUNT=5")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=9,10;COUNT=5")]
    public void Series_ThatRepeatsWithinADay_IsLeftOutAndSaysSo(string rule) =>
        Assert.Equal(
            "“Keep in touch” repeats more than once a day, so I left it out. Add its meetings by hand.",
            Assert.Single(Read(Event("UID:a", "DTSTART:20270315T090000Z", rule, "SUMMARY:Keep in touch")).Problems).Say());

    [Theory]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", 40)]
    [InlineData("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=1", 40)]
    [InlineData("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31;COUNT=1", 40)]
    [InlineData("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31;COUNT=1", 1400)]
    public void ManySeries_ThatNeverCome_CostLittle(string rule, int count)
    {
        var text = Calendar(string.Concat(Enumerable.Range(0, count).Select(number => Event($"UID:a{number}", "DTSTART:20270315T090000Z", rule, "SUMMARY:Never"))));
        CalendarReader.Read(Calendar(Event("UID:a", "DTSTART:20270315T090000Z", rule, "SUMMARY:Never")), Called);

        // A second on a machine of its own.
        Assert.InRange(Cost.Of(() => Assert.NotEmpty(CalendarReader.Read(text, Called).Problems)), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void MoreSeriesThanAnInspectionHas_AreRefusedBeforeAnyIsFollowed() =>
        Assert.StartsWith(
            "That calendar holds more than 40 meetings that repeat.",
            Assert.Single(Read(string.Concat(Enumerable.Range(0, 41).Select(number => Event($"UID:a{number}", "DTSTART:20270315T090000Z", "RRULE:FREQ=WEEKLY;COUNT=1", "SUMMARY:Talk")))).Problems).Sentence,
            StringComparison.Ordinal);

    [Fact]
    public void Event_ThatIsCancelled_SaysSo() =>
        Assert.True(Assert.Single(Read(Event("UID:a", "DTSTART:20270315T090000Z", "STATUS:CANCELLED", "SUMMARY:Talk")).Meetings).IsCancelled);

    [Theory]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:nonsense\r\nEND:VEVENT\r\nEND:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Nowhere/AtAll:20270311T140000\r\nEND:VEVENT\r\nEND:VCALENDAR")]
    public void File_ThatIsBroken_IsRefusedWithASentence(string text) => Assert.NotEmpty(CalendarReader.Read(text, Called).Problems);

    [Fact]
    public void File_OfFiveMegabytes_IsRefusedUnread() =>
        Assert.StartsWith(
            "That calendar file is too big: at most 200 KB.",
            Assert.Single(CalendarReader.Read("BEGIN:VCALENDAR\r\n" + new string('x', 5_000_000), Called).Problems).Sentence,
            StringComparison.Ordinal);

    [Fact]
    public void Title_WithBarsQuotesAndNewlines_SurvivesTheTable()
    {
        var read = Read(Event("UID:a", "DTSTART:20270315T090000Z", "SUMMARY:\"Plan | do\\nBEGIN:VEVENT", "LOCATION:a | \"b\""));

        Assert.Equal(("\"Plan | do BEGIN:VEVENT", "a | \"b\""), (Assert.Single(read.Meetings).Title, read.Meetings[0].Where));
    }

    private static ImportReading Read(string events) => CalendarReader.Read(Calendar(events), Called);

    private static string Calendar(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{events}END:VCALENDAR\r\n";

    private static string Event(params string[] lines) =>
        string.Create(CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nDTSTAMP:20270301T090000Z\r\n{string.Concat(lines.Select(line => line + "\r\n"))}END:VEVENT\r\n");
}
