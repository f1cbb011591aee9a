using CsCheck;
using ForumBot.Inspections;
using ForumBot.Schedules;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Schedules;

public sealed class TimetablePropertyTests
{
    private static readonly string?[] Steps = [null, null, "FULL-W2-06", "FULL-W3-01", "FULL-W3-07"];

    // What somebody does: post, move, cancel, settle a day, take back; on which meeting, when, and how stale their form is.
    private static readonly Gen<(int Kind, int Which, int Hours, int Stale)> AnyMove = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 9], Gen.Int[0, 400], Gen.Int[0, 2]);

    [Fact]
    public void AppliedThenTakenBack_AnyMove_RestoresWhatWasThere() => Gen.Select(AnyMove.Array[0, 12], AnyMove).Sample((history, last) =>
    {
        var before = history.Aggregate(Edits.Inspection, (inspection, move) => Result(inspection, Move(inspection, move)));
        if (last.Kind == 4 || Move(before, last with { Stale = 0 }) is not Applied.Saved saved)
        {
            return;
        }

        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(saved.After, Built.Full, saved.Change.Id, Edits.Ann)).After;

        Assert.Equal(Timetable.Live(before).Select(Said).Order(), Timetable.Live(back).Select(Said).Order());
        Assert.All(Enum.GetValues<Anchor>(), anchor => Assert.Equal(MainDates.Of(before, Built.Full, anchor), MainDates.Of(back, Built.Full, anchor)));
        Assert.Equal(StepTimes(before), StepTimes(back));
    });

    [Fact]
    public void AnyMoves_OneAfterTheOther_OnlyEverCountUpAndForgetNothing() => AnyMove.Array[0, 25].Sample(moves =>
    {
        var inspection = Edits.Inspection;
        foreach (var move in moves)
        {
            var next = Result(inspection, Move(inspection, move));

            Assert.Equal(inspection.Changes.Select(change => change.Id), next.Changes.Skip(next.Changes.Count - inspection.Changes.Count).Select(change => change.Id));
            Assert.All(inspection.Meetings, meeting => Assert.True(next.Meetings.Find(one => one.Id == meeting.Id)!.Revision >= meeting.Revision));
            Assert.Distinct(next.Meetings.Select(meeting => meeting.Id));
            Assert.Distinct(Timetable.Live(next).Select(meeting => meeting.StepId).OfType<string>());
            inspection = next;
        }

        // Each meeting's story is whole: every revision came from the one before it.
        foreach (var story in inspection.Changes.Reverse().SelectMany(change => change.Meetings).GroupBy(change => change.After.Id))
        {
            Meeting? was = null;
            foreach (var change in story)
            {
                Assert.True(was is null || (change.Before is { } before && before.Revision == was.Revision && Timetable.IsSame(before, was)));
                was = change.After;
            }

            Assert.Equal(inspection.Meetings.Find(meeting => meeting.Id == story.Key), was);
        }
    });

    [Fact]
    public void StaleForm_OfAnyMeeting_NeverOverwritesWhatSomebodyElseSaved() => Gen.Select(AnyMove.Array[1, 20], AnyMove).Sample((history, last) =>
    {
        var inspection = history.Aggregate(Edits.Inspection, (current, move) => Result(current, Move(current, move)));
        var stale = Timetable.Live(inspection).FirstOrDefault(meeting => meeting.Revision > 0);
        if (stale is null)
        {
            return;
        }

        var mine = Edits.Moved(stale with { Revision = stale.Revision - 1 }, At(last.Hours));
        var applied = Timetable.Apply(inspection, Built.Full, mine, Edits.Ann);

        Assert.True(applied is Applied.Overtaken or Applied.NothingDiffers, applied.GetType().Name);
    });

    private static Applied Move(Inspection inspection, (int Kind, int Which, int Hours, int Stale) move)
    {
        var (kind, which, hours, stale) = move;
        var meeting = inspection.Meetings.Count > 0 ? inspection.Meetings[which % inspection.Meetings.Count] : null;
        meeting = meeting is null ? null : meeting with { Revision = Math.Max(0, meeting.Revision - stale) };
        return kind switch
        {
            0 => Timetable.Apply(inspection, Built.Full, Edits.New($"Talk {which}", At(hours), Steps[which % Steps.Length]) with { Reason = "new" }, Edits.Lena),
            1 when meeting is not null => Timetable.Apply(inspection, Built.Full, Edits.Moved(meeting, At(hours)), Edits.Lena),
            2 when meeting is not null => Timetable.Apply(inspection, Built.Full, Edits.Cancelled(meeting), Edits.Lena),
            3 => Timetable.Apply(inspection, Built.Full, Day(inspection, which, hours), Edits.Lena),
            4 => TakingBack.Of(inspection, Built.Full, $"c{which}", Edits.Ann),
            _ => new Applied.NothingDiffers(),
        };
    }

    private static TimetableEdit Day(Inspection inspection, int which, int hours)
    {
        var anchor = new[] { Anchor.X, Anchor.S, Anchor.E }[which % 3];
        return new() { Dates = [new(anchor, MainDates.Of(inspection, Built.Full, anchor), At(hours).Date)], Reason = "moved" };
    }

    private static LocalDateTime At(int hours) => new LocalDateTime(2027, 3, 2, 9, 0).PlusHours(hours);

    private static Inspection Result(Inspection inspection, Applied applied) => applied is Applied.Saved saved ? saved.After : inspection;

    private static string Said(Meeting meeting) => $"{meeting.Id} {meeting.Title} {meeting.Start} {meeting.End} {meeting.StepId}";

    private static List<string> StepTimes(Inspection inspection) => [.. KnownFacts.Of(inspection, Built.Full, []).StepTimes.Select(time => $"{time.Key} {time.Value}").Order()];
}
