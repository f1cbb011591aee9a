using CsCheck;
using ForumBot.Schedules.Import;
using NodaTime;

namespace ForumBot.Tests.Schedules.Import;

/// <summary>What the bot writes into the box to be mended, it reads back as it was.</summary>
public sealed class RoundTripTests
{
    private static readonly LocalDate Called = new(2027, 3, 1);

    private static readonly Gen<string> Words =
        Gen.Char["abc |\"',;:-/ 0123456789éß日"].Array[1, 30].Select(letters => PastedTable.Clean(new string(letters)));

    private static readonly Gen<CalendarRow> Row = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 94], Gen.Int[1, 600], Words, Words, Gen.Bool, Words).Select((day, quarter, minutes, title, where, cancelled, source) =>
    {
        var start = Called.PlusDays(day) + new LocalTime(0, 0).PlusMinutes(quarter * 15);
        var end = start.PlusMinutes(minutes);
        return new CalendarRow(
            start.Date, start.TimeOfDay, end.Date == start.Date ? end.TimeOfDay : LocalTime.Midnight, null, title.Length == 0 ? "Meeting" : title, where, cancelled, source);
    });

    [Fact]
    public void Table_WrittenByTheBot_IsReadBackAsItWas() => Row.Array[2, 20].Sample(rows =>
    {
        var read = CalendarIds.On(TableReader.Read(CalendarRow.TableOf(rows), Called, DateOrder.DayFirst), CalendarIds.Write(rows));

        Assert.Empty(read.Problems);
        Assert.Equal(
            rows.Select(row => (row.Date, row.Start!.Value, row.End!.Value, row.Title, row.Where, row.IsCancelled, row.Source)),
            read.Meetings.Select(m => (m.Start.Date, m.Start.TimeOfDay, m.End.TimeOfDay, m.Title, m.Where ?? "", m.IsCancelled, m.Source ?? "")));
    }, iter: 300);

    [Fact]
    public void Text_OfAnyKind_IsReadWithoutAnError() => Gen.String.Sample(text =>
    {
        Assert.NotNull(TableReader.Read(text, Called, null));
        Assert.NotNull(CalendarReader.Read("BEGIN:VCALENDAR\r\n" + text, Called));
    }, iter: 1000);
}
