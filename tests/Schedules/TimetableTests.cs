using ForumBot.Inspections;
using ForumBot.Schedules;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Schedules;

public sealed class TimetableTests
{
    private const string ForumMeeting = "FULL-W2-06";
    private static readonly LocalDate Thursday = new(2027, 3, 11);

    [Fact]
    public void NewMeeting_Posted_IsWrittenDownWithWhoAndHasNoBefore()
    {
        var saved = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0)));

        Assert.Equal(("m1", 0), (saved.After.Meetings.Single().Id, saved.After.Meetings.Single().Revision));
        Assert.Equal(("c1", "Lena"), (saved.Change.Id, saved.Change.By.Name));
        Assert.Null(saved.Change.Meetings.Single().Before);
        Assert.Equal(saved.Change, saved.After.Changes.Single());
    }

    [Fact]
    public void NewMeeting_PostedTwice_IsThereOnce()
    {
        var edit = Edits.New("Talk", Thursday + new LocalTime(14, 0));
        var once = Edits.Saved(Edits.Inspection, edit).After;

        var twice = Timetable.Apply(once, Built.Full, edit, Edits.Lena);

        Assert.Contains("already", Assert.IsType<Applied.Refused>(twice).Sentence);
    }

    [Fact]
    public void Change_OfAMeeting_KeepsOldBesideNewAndCountsUp()
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;

        var saved = Edits.Saved(once, Edits.Moved(once.Meetings[0], Thursday + new LocalTime(16, 0)));

        var change = saved.Change.Meetings.Single();
        Assert.Equal((14, 16), (change.Before!.Start.Hour, change.After.Start.Hour));
        Assert.Equal(1, saved.After.Meetings.Single().Revision);
        Assert.Equal(["c2", "c1"], saved.After.Changes.Select(one => one.Id));
    }

    [Fact]
    public void Change_PressedTwice_ChangesNothingMore()
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;
        var edit = Edits.Moved(once.Meetings[0], Thursday + new LocalTime(16, 0));
        var moved = Edits.Saved(once, edit).After;

        Assert.IsType<Applied.NothingDiffers>(Timetable.Apply(moved, Built.Full, edit, Edits.Lena));
    }

    [Fact]
    public void Change_BySomebodyWhoSawAnOlderOne_IsHeldAgainstTheirs()
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;
        var seen = once.Meetings[0];
        var theirs = Edits.Saved(once, Edits.Moved(seen, Thursday + new LocalTime(16, 0))).After;

        var mine = Timetable.Apply(theirs, Built.Full, Edits.Moved(seen, Thursday + new LocalTime(17, 0)), Edits.Ann);

        var overtaken = Assert.IsType<Applied.Overtaken>(mine);
        Assert.Equal((14, 16, 17), (overtaken.Seen!.Start.Hour, overtaken.Theirs.Start.Hour, overtaken.Mine.Start.Hour));
        Assert.Equal("Lena", overtaken.By!.Name);
    }

    [Theory]
    [InlineData("m9", "not on the timetable")]
    [InlineData("m1", "over")]
    [InlineData("m2", "was cancelled by Lena")]
    public void Change_OfAMeetingThatIsGoneOverOrOff_IsRefusedWithAWayOut(string id, string words)
    {
        var inspection = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(9, 0))).After;
        inspection = Edits.Saved(inspection, Edits.New("Visit", Thursday + new LocalTime(15, 0))).After;
        inspection = Edits.Saved(inspection, Edits.Cancelled(inspection.Meetings[1])).After;
        var wanted = new Meeting { Id = id, Title = "Later", Start = Thursday + new LocalTime(17, 0), End = Thursday + new LocalTime(18, 0) };

        var late = Timetable.Apply(inspection, Built.Full, new() { Meetings = [new(wanted, 0)], Reason = "later" }, Edits.Lena with { At = Edits.At(Thursday + new LocalTime(12, 0)) });

        Assert.Contains(words, Assert.IsType<Applied.Refused>(late).Sentence);
    }

    [Fact]
    public void Change_WithoutAReason_IsRefusedBesideTheReason()
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;

        var refused = Timetable.Apply(once, Built.Full, Edits.Moved(once.Meetings[0], Thursday + new LocalTime(16, 0)) with { Reason = null }, Edits.Lena);

        Assert.Equal(Part.Reason, Assert.IsType<Applied.Refused>(refused).Part);
    }

    [Fact]
    public void NewMeeting_ThatIsAStep_FixesTheStepAndItsForm()
    {
        var after = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0), ForumMeeting)).After;

        Assert.Equal(Thursday + new LocalTime(14, 0), KnownFacts.Of(after, Built.Full, []).StepTimes[ForumMeeting]);
        Assert.Equal("2027-03-11T14:00", after.Answers[$"{ForumMeeting}.meets_at"].Value);
    }

    [Fact]
    public void NewMeeting_ForAStepWhoseTimeWasWrittenDown_IsAChangeThatCanBeTakenBack()
    {
        var step = Built.Full.Find(ForumMeeting)!;
        var written = Edits.Inspection.Fill(step, new Dictionary<string, string?> { ["meets_at"] = "2027-03-11T10:00" }, Edits.Ann);

        var saved = Edits.Saved(written, Edits.New("Talk", Thursday + new LocalTime(14, 0), ForumMeeting) with { Reason = "later" });
        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(saved.After, Built.Full, saved.Change.Id, Edits.Ann));

        Assert.Equal(10, saved.Change.Meetings.Single().Before!.Start.Hour);
        Assert.Equal(Thursday + new LocalTime(10, 0), KnownFacts.Of(back.After, Built.Full, []).StepTimes[ForumMeeting]);
    }

    [Fact]
    public void Cancel_OfAMeetingThatIsAStep_LeavesTheStepWithoutATime()
    {
        var after = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0), ForumMeeting)).After;

        var cancelled = Edits.Saved(after, Edits.Cancelled(after.Meetings[0])).After;

        Assert.DoesNotContain(ForumMeeting, KnownFacts.Of(cancelled, Built.Full, []).StepTimes.Keys);
        Assert.True(cancelled.Meetings.Single().IsCancelled);
    }

    [Fact]
    public void NewMeeting_ForAStepThatHasOne_IsRefused()
    {
        var after = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0), ForumMeeting)).After;

        var refused = Timetable.Apply(after, Built.Full, Edits.New("Other", Thursday + new LocalTime(16, 0), ForumMeeting), Edits.Lena);

        Assert.Equal(Part.Step, Assert.IsType<Applied.Refused>(refused).Part);
    }

    [Fact]
    public void NewMeeting_ForAStepThatAMeetingOfTheForumIs_DoesNotNameIt()
    {
        var own = Edits.New("Our rehearsal", Thursday + new LocalTime(14, 0)).Meetings[0].Wanted with { Id = "m1", SharedWithArea = false, StepId = ForumMeeting };

        var refused = Timetable.Apply(Edits.Inspection with { Meetings = [own] }, Built.Full, Edits.New("Talk", Thursday + new LocalTime(16, 0), ForumMeeting), Edits.Lena);

        Assert.Equal("Another meeting is that step already. Change that meeting, or pick no step here.", Assert.IsType<Applied.Refused>(refused).Sentence);
    }

    [Fact]
    public void MeetingOfTheForumAlone_ForAStepThatTheAreaSees_IsRefused()
    {
        var own = Edits.New("Our rehearsal", Thursday + new LocalTime(14, 0), ForumMeeting).Meetings[0].Wanted with { SharedWithArea = false };
        var shared = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0), ForumMeeting)).After;

        var posted = Timetable.Apply(Edits.Inspection, Built.Full, new() { Meetings = [new(own)] }, Edits.Ann);
        var hidden = Timetable.Apply(shared, Built.Full, new() { Meetings = [new(shared.Meetings[0] with { SharedWithArea = false }, 0)], Reason = "ours" }, Edits.Ann);

        Assert.True(Built.Full.Find(ForumMeeting)!.SharedWithArea);
        Assert.Equal(Part.Step, Assert.IsType<Applied.Refused>(posted).Part);
        Assert.Contains("The local area sees when that step is", Assert.IsType<Applied.Refused>(hidden).Sentence);
    }

    [Fact]
    public void Undo_OfAMeetingThatIsTheForumsAloneNow_IsRefusedWithoutItsNewName()
    {
        var shared = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;
        var hidden = Edits.Saved(
            shared, new() { Meetings = [new(shared.Meetings[0] with { Title = "Our rehearsal", SharedWithArea = false }, 0)], Reason = "ours" }, Edits.Ann).After;

        var refused = TakingBack.Of(hidden, Built.Full, "c1", Edits.Lena);

        Assert.Equal("The chair has changed “Talk” since, so this cannot be taken back.", Assert.IsType<Applied.Refused>(refused).Sentence);
    }

    [Fact]
    public void TwoHundredMeetings_AndOneMore_AreTooMany()
    {
        var edit = new TimetableEdit { Meetings = [.. Enumerable.Range(0, Timetable.MostMeetings).Select(n => Edits.New($"Talk {n}", Thursday + new LocalTime(14, 0)).Meetings[0])] };
        var full = Edits.Saved(Edits.Inspection, edit).After;

        var refused = Timetable.Apply(full, Built.Full, Edits.New("One more", Thursday + new LocalTime(14, 0)), Edits.Lena);

        Assert.Contains("200", Assert.IsType<Applied.Refused>(refused).Sentence);
        Assert.Equal(200, full.Changes.Single().Meetings.Count);
    }

    [Fact]
    public void Anything_AfterTheInspectionHasEnded_IsRefused()
    {
        var ended = Edits.Inspection with { Ended = Edits.Ann };

        Assert.IsType<Applied.Refused>(Timetable.Apply(ended, Built.Full, Edits.New("Talk", Thursday + new LocalTime(14, 0)), Edits.Lena));
        Assert.IsType<Applied.Refused>(TakingBack.Of(ended, Built.Full, "c1", Edits.Lena));
    }

    public static TheoryData<string, string, string, Part> Mistakes => new()
    {
        { "", "2027-03-11T14:00", "2027-03-11T15:00", Part.Title },
        { new string('x', 121), "2027-03-11T14:00", "2027-03-11T15:00", Part.Title },
        { "Talk", "2027-02-26T14:00", "2027-02-26T15:00", Part.Day },
        { "Talk", "2027-03-01T08:00", "2027-03-01T15:00", Part.Start },
        { "Talk", "2027-03-11T14:00", "2027-03-11T14:00", Part.End },
        { "Talk", "2027-03-11T14:00", "2027-03-11T13:00", Part.End },
        { "Talk", "2037-03-11T14:00", "2037-03-11T15:00", Part.Day },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Meeting_ThatCannotBe_IsRefusedBesideThePartThatIsWrong(string title, string start, string end, Part part)
    {
        static LocalDateTime Moment(string text) => KnownFacts.Read(text) is { Time: { } time } day ? day.Date + time : throw new ArgumentException(text);
        var edit = new TimetableEdit { Meetings = [new(new() { Id = "", Title = title, Start = Moment(start), End = Moment(end) })] };

        Assert.Equal(part, Assert.IsType<Applied.Refused>(Timetable.Apply(Edits.Inspection, Built.Full, edit, Edits.Lena)).Part);
    }

    [Fact]
    public void Undo_OfAChange_PutsTheOldOneBackAndSaysSo()
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;
        var moved = Edits.Saved(once, Edits.Moved(once.Meetings[0], Thursday + new LocalTime(16, 0))).After;

        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(moved, Built.Full, "c2", Edits.Ann));

        Assert.Equal((14, 2), (back.After.Meetings[0].Start.Hour, back.After.Meetings[0].Revision));
        Assert.Equal(("c2", TakingBack.Reason), (back.Change.TakesBack, back.Change.Reason));
        Assert.Equal("Ann", back.After.Changes.Single(change => change.Id == "c2").Undone!.Name);
    }

    [Fact]
    public void Undo_OfANewMeeting_CancelsIt()
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;

        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(once, Built.Full, "c1", Edits.Ann));

        Assert.True(back.After.Meetings.Single().IsCancelled);
    }

    [Fact]
    public void Undo_TwiceOrOfAnUndoOrOfSomethingChangedSince_SaysWhy()
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;
        var moved = Edits.Saved(once, Edits.Moved(once.Meetings[0], Thursday + new LocalTime(16, 0))).After;
        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(moved, Built.Full, "c2", Edits.Ann)).After;

        Assert.Contains("Ann has taken that back already", Why(back, "c2"));
        Assert.Contains("took another one back", Why(back, "c3"));
        Assert.Contains("changed again by Ann", Why(back, "c1"));
        Assert.Contains("can’t find", Why(back, "c9"));

        static string Why(Inspection inspection, string id) => Assert.IsType<Applied.Refused>(TakingBack.Of(inspection, Built.Full, id, Edits.Lena)).Sentence;
    }

    [Fact]
    public void Seen_PressedTwice_CountsOnceAndOnlyWhereAsked()
    {
        var asked = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0)) with { NeedsAnswer = true }).After;
        var seen = Timetable.Seen(asked, "c1", Edits.Ann);

        Assert.Same(seen, Timetable.Seen(seen, "c1", Edits.Ann with { At = Edits.Ann.At.Plus(Duration.FromHours(1)) }));
        Assert.Equal(Edits.Ann.At, seen.Changes[0].Seen[Edits.Ann.PersonKey]);
        var unasked = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday + new LocalTime(14, 0))).After;
        Assert.Same(unasked, Timetable.Seen(unasked, "c1", Edits.Ann));
    }

    [Fact]
    public void Dates_Changed_AreTheAnswerOfTheStepThatAsksForThem()
    {
        var edit = new TimetableEdit { Dates = [new(Anchor.S, null, new LocalDate(2027, 3, 16)), new(Anchor.N, new LocalDate(2027, 3, 1), new LocalDate(2027, 2, 26))], Reason = "A letter came." };

        var saved = Edits.Saved(Edits.Inspection, edit);
        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(saved.After, Built.Full, "c1", Edits.Ann)).After;

        Assert.Equal("2027-03-16", saved.After.Answers["FULL-W1-05.onsite_start"].Value);
        Assert.Equal(new LocalDate(2027, 2, 26), saved.After.NotifiedOn);
        Assert.Equal(Edits.Inspection.NotifiedOn, back.NotifiedOn);
        Assert.Empty(back.Answers);
    }

    [Fact]
    public void Undo_OfADateThatNoLongerFitsTheOthers_IsRefusedInWords()
    {
        static Inspection Settled(Inspection inspection, Anchor anchor, AnchorDate? was, LocalDate day) =>
            Edits.Saved(inspection, new() { Dates = [new(anchor, was, day)], Reason = "x" }).After;
        var late = Settled(Edits.Inspection, Anchor.S, null, new(2027, 3, 22));
        var early = Settled(late, Anchor.S, new LocalDate(2027, 3, 22), new(2027, 3, 15));
        var ended = Settled(early, Anchor.E, null, new(2027, 3, 18));

        var refused = Assert.IsType<Applied.Refused>(TakingBack.Of(ended, Built.Full, "c2", Edits.Ann));

        Assert.Contains("The last day would come before the first day.", refused.Sentence);
        Assert.IsType<Applied.Saved>(TakingBack.Of(early, Built.Full, "c2", Edits.Ann));
    }

    [Fact]
    public void Dates_ChangedSinceTheFormWasOpened_AreNotWrittenOver()
    {
        var first = Edits.Saved(Edits.Inspection, new() { Dates = [new(Anchor.S, null, new LocalDate(2027, 3, 16))], Reason = "x" }).After;

        var second = Timetable.Apply(first, Built.Full, new() { Dates = [new(Anchor.S, null, new LocalDate(2027, 3, 17))], Reason = "y" }, Edits.Ann);

        Assert.Equal(new LocalDate(2027, 3, 16), Assert.IsType<Applied.DateOvertaken>(second).Theirs!.Value.Date);
    }

    [Fact]
    public void Dates_InAnOrderThatCannotBe_AreRefused()
    {
        static Applied Try(params DateChange[] dates) => Timetable.Apply(Edits.Inspection, Built.Full, new() { Dates = [.. dates], Reason = "x" }, Edits.Lena);

        Assert.Contains("has not come yet", Assert.IsType<Applied.Refused>(Try(new DateChange(Anchor.N, new LocalDate(2027, 3, 1), new LocalDate(2027, 3, 2)))).Sentence);
        Assert.Contains("last day", Assert.IsType<Applied.Refused>(Try(new(Anchor.S, null, new LocalDate(2027, 3, 15)), new(Anchor.E, null, new LocalDate(2027, 3, 12)))).Sentence);
        Assert.Contains("close before it opens", Assert.IsType<Applied.Refused>(Try(
            new(Anchor.O, null, new LocalDateTime(2027, 3, 8, 9, 0)), new(Anchor.C, null, new LocalDateTime(2027, 3, 2, 9, 0)))).Sentence);
    }

    [Fact]
    public void DatesOfTheVisit_TriedOneByOne_TellNothingOfTheDraftAndTheFinalReport()
    {
        var reported = Edits.Inspection
            .Settle(Built.Full, Anchor.D, new LocalDate(2027, 3, 24), Edits.Ann)
            .Settle(Built.Full, Anchor.F, new LocalDate(2027, 4, 7), Edits.Ann);

        for (var day = new LocalDate(2027, 3, 15); day < new LocalDate(2027, 4, 20); day = day.PlusDays(1))
        {
            var edit = new TimetableEdit { Dates = [new(Anchor.E, null, day)], Reason = "x" };
            var (known, unknown) = (Edits.Saved(reported, edit), Edits.Saved(Edits.Inspection, edit));
            Assert.Equal(Flags(unknown.After), Flags(known.After));
        }

        static IEnumerable<Flag> Flags(Inspection inspection) => Timeline.Plan(Built.Full, KnownFacts.Of(inspection, Built.Full, []), Built.Calendar).Flags.Order();
    }

    [Fact]
    public void SurveyClosingOnTheDayInspectorsBegin_IsSavedAllTheSame() =>
        Edits.Saved(Edits.Inspection, new() { Dates = [new(Anchor.C, null, new LocalDateTime(2027, 3, 11, 9, 0))], Reason = "said so" });
}

/// <summary>A full inspection called on Monday 1 March 2027, and edits of its timetable at 9am that day.</summary>
internal static class Edits
{
    public static Mark Lena { get; } = new("fake/t/lena", "Lena", At(new(2027, 3, 1, 9, 0)));

    public static Mark Ann { get; } = new("fake/t/ann", "Ann", At(new(2027, 3, 1, 9, 0)));

    public static Inspection Inspection { get; } = new()
    {
        Id = "i",
        ForumId = "f",
        PlaybookId = Built.Full.Id,
        PlaybookVersion = Built.Full.Version,
        NotifiedOn = new(2027, 3, 1),
        Started = Ann,
    };

    public static Instant At(LocalDateTime london) => London.At(london).ToInstant();

    public static TimetableEdit New(string title, LocalDateTime start, string? step = null) => new()
    {
        Meetings = [new(new() { Id = "", Title = title, Start = start, End = start.PlusHours(1), StepId = step })],
    };

    public static TimetableEdit Moved(Meeting seen, LocalDateTime start) => new()
    {
        Meetings = [new(seen with { Start = start, End = start.PlusHours(1) }, seen.Revision)],
        Reason = "moved",
    };

    public static TimetableEdit Cancelled(Meeting seen) => new() { Meetings = [new(seen with { IsCancelled = true }, seen.Revision)], Reason = "off" };

    public static Applied.Saved Saved(Inspection inspection, TimetableEdit edit, Mark? by = null) =>
        Assert.IsType<Applied.Saved>(Timetable.Apply(inspection, Built.Full, edit, by ?? Lena));
}
