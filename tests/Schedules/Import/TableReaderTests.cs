using ForumBot.Schedules.Import;
using NodaTime;

namespace ForumBot.Tests.Schedules.Import;

/// <summary>Tables as people paste them.</summary>
public sealed class TableReaderTests
{
    private static readonly LocalDate Called = new(2027, 3, 1);

    [Theory]
    [InlineData("Date\tStart\tEnd\tTitle\tWhere\tWho\n11 March 2027\t2pm\t3pm\tContext meeting\tRoom 1\tchair")]
    [InlineData("Who,Where,What,To,From,Day\nchair,Room 1,Context meeting,15:00,14:00,Thu 11 March")]
    [InlineData("Title;Room;Date;Time;Attendees\r\nContext meeting;Room 1;2027-03-11;2-3pm;chair")]
    [InlineData("| Date | Time | Meeting | Place | Wanted |\n|---|---|---|---|---|\n| 11th March | 14.00 - 15.00 | Context meeting | Room 1 | chair |")]
    [InlineData("Weekday,Date,Start,End,Subject,Location,Who\nThursday,11/03/2027,2:00 PM,3:00 PM,Context meeting,Room 1,chair")]
    [InlineData("11 Mar\t2pm\t3pm\tContext meeting\tRoom 1\tchair")]
    [InlineData("Thursday\t11/03/2027\t2pm to 3pm\tContext meeting\tRoom 1\tchair\nMonday\t15/03/2027\t9am to 10am\tVisit\tSchool\tRae")]
    [InlineData("Inspection of Anytown\n\nDate,Start,End,Title,Where,Who\n\"March 11, 2027\",2pm,3pm,\"Context meeting\",\"Room 1\",chair")]
    [InlineData("When,Title,End,Where,Who\nThu 11 March 2027 at 2pm,Context meeting,3pm,Room 1,chair")]
    public void Table_AsPeoplePasteIt_IsRead(string text)
    {
        var read = TableReader.Read(text, Called, null);

        Assert.Empty(read.Problems);
        Assert.Null(read.Question);
        var meeting = read.Meetings[0];
        Assert.Equal("Context meeting", meeting.Title);
        Assert.Equal(new LocalDateTime(2027, 3, 11, 14, 0), meeting.Start);
        Assert.Equal(new LocalDateTime(2027, 3, 11, 15, 0), meeting.End);
        Assert.Equal(("Room 1", "chair"), (meeting.Where, meeting.Who));
    }

    [Theory]
    [InlineData("9am", 9, 0, 10, 0, true)]
    [InlineData("9:30", 9, 30, 10, 30, true)]
    [InlineData("09.30", 9, 30, 10, 30, true)]
    [InlineData("0930", 9, 30, 10, 30, true)]
    [InlineData("14:00", 14, 0, 15, 0, true)]
    [InlineData("12 noon", 12, 0, 13, 0, true)]
    [InlineData("2pm-3pm", 14, 0, 15, 0, false)]
    [InlineData("2-3pm", 14, 0, 15, 0, false)]
    [InlineData("11-2pm", 11, 0, 14, 0, false)]
    [InlineData("9.30am – 10", 9, 30, 10, 0, false)]
    [InlineData("10:30 to 1", 10, 30, 13, 0, false)]
    [InlineData("12-1pm", 12, 0, 13, 0, false)]
    [InlineData("9 a.m. until noon", 9, 0, 12, 0, false)]
    [InlineData("02:30", 2, 30, 3, 30, true)]
    [InlineData("11pm - midnight", 23, 0, 24, 0, false)]
    public void Time_InOneCell_IsRead(string cell, int hour, int minute, int endHour, int endMinute, bool assumed)
    {
        var meeting = Assert.Single(Read($"Date\tTime\tTitle\n11 March\t{cell}\tTalk").Meetings);

        var day = new LocalDate(2027, 3, 11);
        Assert.Equal(day.At(new(hour, minute)), meeting.Start);
        Assert.Equal(endHour == 24 ? day.PlusDays(1).AtMidnight() : day.At(new(endHour, endMinute)), meeting.End);
        Assert.Equal(assumed, meeting.EndAssumed);
    }

    [Theory]
    [InlineData("2:30", "“2:30” could be morning or afternoon. Write 2:30am or 2:30pm.")]
    [InlineData("1-2", "“1” could be morning or afternoon. Write 1am or 1pm.")]
    [InlineData("soon", "“soon” is no time that I know. Write it as 9:30am, or as 2pm-3pm.")]
    [InlineData("25:00", "“25:00” is no time that I know. Write it as 9:30am, or as 2pm-3pm.")]
    [InlineData("", "There is no start time. Add one, such as 9:30am.")]
    [InlineData("3pm-2:30pm", "It ends at 2:30pm, before it starts at 3pm. Check both times.")]
    public void Time_ThatIsNotClear_SaysTheLineAndHowToMendIt(string cell, string sentence) =>
        Assert.Equal($"Line 2: {sentence}", Assert.Single(Read($"Date\tTime\tTitle\n11 March\t{cell}\tTalk").Problems).Say());

    [Theory]
    [InlineData("11/03/2027", "2027-03-11", "13/03/2027")]
    [InlineData("03/04/2027", "2027-04-03", "30/03/2027")]
    public void Dates_WithOneThatOnlyFitsTheDayFirst_AreBritish(string cell, string date, string other)
    {
        var read = Read($"Date\tTime\tTitle\n{cell}\t9am\tTalk\n{other}\t9am\tVisit");

        Assert.Null(read.Question);
        Assert.Equal(date, read.Meetings[0].Start.Date.ToString("uuuu-MM-dd", null));
    }

    [Fact]
    public void Dates_ThatCouldAllBeAmerican_AreAskedAbout()
    {
        var read = Read("Date\tTime\tTitle\n03/04/2027\t9am\tTalk\n05/04/2027\t9am\tVisit");

        Assert.Empty(read.Meetings);
        Assert.False(read.IsClear);
        Assert.Equal("Is 03/04/2027 3 April or 4 March?", read.Question!.Say());
    }

    [Theory]
    [InlineData(DateOrder.DayFirst, 4, 3)]
    [InlineData(DateOrder.MonthFirst, 3, 4)]
    public void Dates_OnceAnswered_AreReadSo(DateOrder order, int month, int day)
    {
        var read = TableReader.Read("Date\tTime\tTitle\n03/04/2027\t9am\tTalk", Called, order);

        Assert.Equal(new LocalDate(2027, month, day), Assert.Single(read.Meetings).Start.Date);
    }

    [Fact]
    public void Dates_ThatOnlyMakeSenseWithTheMonthFirst_AreConfirmed()
    {
        var read = Read("Date\tTime\tTitle\n03/15/2027\t9am\tTalk\n03/04/2027\t9am\tVisit");

        Assert.Empty(read.Meetings);
        Assert.Equal("03/15/2027 only makes sense with the month first: 15 March. Are all dates like that?", read.Question!.Say());
    }

    [Theory]
    [InlineData("Day\tDate\tTime\tTitle\nThursday\t03/04/2027\t9am\tTalk")]
    [InlineData("Date\tTime\tTitle\nThu 03/04/2027\t9am\tTalk")]
    public void WeekdayBesideTheDate_SettlesTheOrder(string text)
    {
        var read = Read(text);

        Assert.Null(read.Question);
        Assert.Equal(new LocalDate(2027, 3, 4), Assert.Single(read.Meetings).Start.Date);
    }

    [Fact]
    public void Weekday_ThatIsNotTheDates_IsPointedOut() =>
        Assert.Equal(
            "Line 2: “11 March 2027” is Thursday 11 March 2027, but the line says Friday. Put right the day or the date.",
            Assert.Single(Read("Date\tTime\tTitle\nFri 11 March 2027\t9am\tTalk").Problems).Say());

    [Fact]
    public void MixedDates_OnceAnswered_NameTheLineThatDoesNotFit() =>
        Assert.Equal(
            "Line 3: “03/15/2027” is no date with the day first. Write the month as a word.",
            Assert.Single(TableReader.Read("Date\tTime\tTitle\n15/03/2027\t9am\tTalk\n03/15/2027\t9am\tVisit", Called, DateOrder.DayFirst).Problems).Say());

    [Theory]
    [InlineData(2026, 12, 7, "5 January", 2027)]
    [InlineData(2027, 1, 11, "18 December", 2026)]
    [InlineData(2027, 3, 1, "11 March", 2027)]
    public void Year_ThatIsMissing_IsTheOneNearestToTheCall(int year, int month, int day, string cell, int expected) =>
        Assert.Equal(expected, TableReader.Read($"Date\tTime\tTitle\n{cell}\t9am\tTalk", new(year, month, day), null).Meetings[0].Start.Year);

    [Fact]
    public void Columns_NotKnown_AreNamedWithThoseThatAre()
    {
        var read = Read("Date\tTime\tTitle\tColour\tMood\n11 March\t9am-10am\tTalk\tred\tgood");

        Assert.Single(read.Meetings);
        Assert.Equal("I leave out columns that I do not know: “Colour” and “Mood”. I know Date, Start, End, Title, Where and Who.", Assert.Single(read.Notes));
    }

    [Theory]
    [InlineData("Start\tTitle\n9am\tTalk", "I cannot see which column holds the date.")]
    [InlineData("Date\tStart\n11 March\t9am", "I cannot see which column says what the meeting is.")]
    [InlineData("just a few words", "I see only one column.")]
    [InlineData("Date\tTime\tTitle", "I see the names of the columns, but no meetings below them.")]
    [InlineData(" \n\t\n ", "There is nothing here yet.")]
    public void Table_ThatCannotBeUnderstood_SaysWhatIsMissing(string text, string begins) =>
        Assert.StartsWith(begins, Assert.Single(Read(text).Problems).Say(), StringComparison.Ordinal);

    [Fact]
    public void Quotes_WithSeparatorsAndNewlinesInThem_HoldOneCell()
    {
        var read = Read("Date,Time,Title,Where\n11 March,9am-10am,\"Talk, with \"\"Rae\"\"\nand others\",\"Room 1, Civic Centre\"\n12 March,9am-10am,Visit,");

        Assert.Equal("Talk, with \"Rae\" and others", read.Meetings[0].Title);
        Assert.Equal("Room 1, Civic Centre", read.Meetings[0].Where);
        Assert.Equal(4, read.Meetings[1].Line);
    }

    [Fact]
    public void Quote_ThatIsNeverClosed_IsJustALetter() => Assert.Equal("\"Talk", Assert.Single(Read("Date\tTime\tTitle\n11 March\t9am\t\"Talk").Meetings).Title);

    [Fact]
    public void Table_OfTooManyMeetings_IsRefused() =>
        Assert.StartsWith("That is 61 meetings.", Assert.Single(Read("Date\tTime\tTitle\n" + string.Join('\n', Enumerable.Repeat("11 March\t9am\tTalk", 61))).Problems).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Table_ThatIsTooLong_IsRefusedUnread()
    {
        var read = Read(new string('x', TableReader.LongestTable + 1));

        Assert.StartsWith("That is more than I can show you again", Assert.Single(read.Problems).Sentence, StringComparison.Ordinal);
        Assert.Empty(read.Text);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("\t\"")]
    [InlineData("to ")]
    [InlineData("9-")]
    [InlineData("|\n")]
    public async Task Table_MadeToBeSlow_IsReadAtOnce(string part)
    {
        var hostile = string.Concat(Enumerable.Repeat(part, TableReader.LongestTable / part.Length));

        var reading = Task.Run(() => Cost.Of(() => Assert.NotNull(Read(hostile))), TestContext.Current.CancellationToken);

        Assert.InRange(await reading.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static ImportReading Read(string text) => TableReader.Read(text, Called, null);
}
