using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Conformance;

/// <summary>Long lists page: with sixty open steps, all late and all wordy, every card still fits.</summary>
public sealed class SizeTests
{
    private const int OwnLimit = 28 * 1024;

    private static readonly StepLine[] Sixty = [.. Enumerable.Range(1, 60).Select(n => new StepLine(n, $"step-{n}", $"{new string('t', 70)} {n}", StepStatus.Overdue)
    {
        Inspection = new string('i', 36),
        Day = "2027-03-08",
        Who = "the representative who went to the meeting, Ann-Marie O’Donoghue",
        When = "by Wednesday 10 March 2027, 12 noon, expected",
        Why = string.Join(' ', Enumerable.Repeat("Inspectors ask for this first.", 10)),
        HasForm = true,
    })];

    private static readonly string[] Dozen = [.. Enumerable.Repeat("Ann-Marie O’Donoghue ticked “Tell your members” on Monday 8 March, 9am.", 12)];

    [Fact]
    public void DayCard_WithSixtyStepsDueAndLate_Fits() => AssertFits(DayCard.Of(new()
    {
        Title = "Monday 8 March: day 1 of 15",
        Lead = "The inspection has begun.",
        Overdue = Sixty,
        Due = Sixty,
        NextForm = Sixty[0],
        AreaOwes = Dozen,
        ToCheck = Dozen,
        Happened = Dozen,
        NextFixed = Dozen[0],
    }));

    [Fact]
    public void ChecklistCard_OnAFullPage_Fits() =>
        AssertFits(ChecklistCard.Of(new("Checklist", "60 steps are open.", Sixty[..ChecklistCard.PerPage], 2, 8)));

    [Fact]
    public void ChecklistCard_WithSixtyReadersOwnViews_Fits()
    {
        var card = ChecklistCard.Of(new("Checklist", "60 steps are open.", Sixty[..ChecklistCard.PerPage], 2, 8)) with
        {
            Own = new("inspection", new string('a', 60), [.. Enumerable.Range(10, 60).Select(n => $"{n}")]),
        };

        var written = AdaptiveCardWriter.Write(card, CardHost.Conversation(n => "29:" + new string('x', 100) + n));

        Assert.InRange(written.Length, 1, OwnLimit);
    }

    private static void AssertFits(Card card) => Assert.InRange(AdaptiveCardWriter.Write(card).Length, 1, OwnLimit);
}
