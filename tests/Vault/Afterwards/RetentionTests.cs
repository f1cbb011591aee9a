using CsCheck;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Tests.Reminders;
using ForumBot.Vault.Afterwards;
using NodaTime;

namespace ForumBot.Tests.Vault.Afterwards;

/// <summary>Until when the notes are kept, and who hears of it before.</summary>
public sealed class RetentionTests
{
    [Theory]
    [InlineData("2027-06-14", "2027-06-14T11:00", "2028-06-14")]
    [InlineData("2028-02-29", "2028-02-29T11:00", "2029-02-28")]
    [InlineData("2031-02-28", "2031-02-28T11:00", "2032-02-28")]
    // Late in the evening in UTC it is the next day in London's summer.
    [InlineData("2027-06-15", "2027-06-14T23:30", "2028-06-15")]
    // A day that cannot be: after the confirming, and before the visit was over.
    [InlineData("2027-12-01", "2027-06-14T11:00", "2028-06-14")]
    [InlineData("2020-01-01", "2027-06-14T11:00", "2028-06-14")]
    public async Task Notes_AreErased_TwelveMonthsAfterTheReport(string told, string confirmedUtc, string erased)
    {
        using var after = await Aftermath.EmbargoedAsync();
        var at = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(confirmedUtc).Value.InUtc().ToInstant();
        var visit = (await after.ReadAsync()) with { NotifiedOn = LondonDay(at).PlusDays(-100) };

        var retention = Retention.Of(after.LayOut(Aftermath.Published(visit, after.World.Ann, after.World.Dev, at, told, "2")));

        Assert.Equal((RetentionKind.Erased, KnownFacts.Read(erased)!.Value.Date), (retention.Kind, retention.On));
        Assert.Equal(London.At(KnownFacts.Read(erased)!.Value.Date + new LocalTime(9, 0)).ToInstant(), retention.Moment);
    }

    [Fact]
    public async Task Notes_WhateverTheDays_AreNeverErasedWithinTwelveMonthsOfAReportThatCanBe()
    {
        using var after = await Aftermath.EmbargoedAsync();
        var visit = await after.ReadAsync();
        var last = after.LayOut(visit).Timeline[Anchor.E]!.Date;

        Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 2000]).Sample((toldAfter, confirmedAfter) =>
        {
            var (told, confirmed) = (last.PlusDays(toldAfter), last.PlusDays(confirmedAfter));
            var at = London.At(confirmed + new LocalTime(12, 0)).ToInstant();
            var on = Retention.Of(after.LayOut(Aftermath.Published(visit, after.World.Ann, after.World.Dev, at, KnownFacts.Write(told), "1"))).On!.Value;

            Assert.Equal((told <= confirmed ? told : confirmed).PlusMonths(12), on);
            Assert.True(on >= last.PlusMonths(12));
        });
    }

    [Fact]
    public async Task Notes_BeforeTheReport_AreAskedAboutAYearAfterTheVisitAndNotErased()
    {
        using var after = await Aftermath.EmbargoedAsync();

        var retention = Retention.Of(after.LayOut(await after.ReadAsync()));

        Assert.Equal((RetentionKind.AskedWithoutReport, new LocalDate(2028, 3, 19)), (retention.Kind, retention.On));
    }

    [Fact]
    public async Task Notes_WhileAPriorityPlanRuns_AreKept()
    {
        using var after = await Aftermath.EmbargoedAsync();
        await after.PublishAsync(outcome: "3");

        Assert.Equal(RetentionKind.AskedAfterPlan, Retention.Of(after.LayOut(await after.ReadAsync())).Kind);
    }

    [Fact]
    public async Task Notes_OfAReportThatWasWithdrawn_AreNotErased()
    {
        using var after = await Aftermath.PublishedAsync();
        var again = (await after.ReadAsync()) with { SealedAgain = new(after.World.Ann.Id.Key, "Ann", after.World.Scenario.Now()) };

        Assert.Equal(RetentionKind.AskedWithoutReport, Retention.Of(after.LayOut(again)).Kind);
    }

    [Theory]
    [InlineData(2028, 5, 17)]
    [InlineData(2028, 6, 7)]
    public async Task Reminder_BeforeTheEnd_GoesToThoseInTheRoomAndTheChairWithoutAWord(int year, int month, int day)
    {
        using var after = await Aftermath.PublishedAsync();
        var said = await Said.AtAsync(after.World, new(year, month, day, 8, 30));

        var occurrence = Assert.Single(ReminderPlan.Of(said.Situation), one => IsKeeping(one) && one.Due <= said.Situation.Now);

        Assert.Equal(["Ann", "Dev", "Rae"], Addressing.Of(occurrence, said.Situation).Select(one => one.Name).Order(StringComparer.Ordinal));
        foreach (var to in Addressing.Of(occurrence, said.Situation))
        {
            var card = ReminderCards.Of(occurrence, to, said.Situation)!.Card;
            Assert.Equal(ConfidentialCard.Title, card.Title);
            Assert.DoesNotContain("notes", PlainText.Of(card).Replace("notes_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("A confidential item", ReminderCards.TitleOf(occurrence, said.Situation));
    }

    [Fact]
    public async Task Reminder_AYearAfterTheVisitWithoutAReport_AsksOnce()
    {
        using var after = await Aftermath.EmbargoedAsync();
        var said = await Said.AtAsync(after.World, new(2028, 3, 19, 8, 30));

        Assert.Single(ReminderPlan.Of(said.Situation), IsKeeping);
    }

    [Fact]
    public async Task Reminder_OnceTheAcceptancesAreGone_IsNoMore()
    {
        using var after = await Aftermath.PublishedAsync();
        var said = await Said.AtAsync(after.World, new(2028, 6, 7, 8, 30), inspection => inspection with { Attendance = new() });

        Assert.DoesNotContain(ReminderPlan.Of(said.Situation), IsKeeping);
    }

    private static bool IsKeeping(Occurrence occurrence) => occurrence.About is Subject.DateAhead { Id: KeepingTimes.Keeping };

    private static LocalDate LondonDay(Instant at) => London.DateOf(at);
}
