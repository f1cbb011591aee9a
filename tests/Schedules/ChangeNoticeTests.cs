using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Schedules;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Schedules;

public sealed class ChangeNoticeTests
{
    private static readonly LocalDateTime Now = new(2027, 3, 1, 9, 0);
    private static readonly LocalDateTime Thursday = new(2027, 3, 11, 14, 0);
    private static readonly Viewer Member = new(RoleSet.Of(Role.Member), Audience.OnePerson);
    private static readonly Viewer Lano = new(RoleSet.Of(Role.Lano), Audience.OnePerson);
    private static readonly Viewer Street = new(RoleSet.Of(Role.Member), Audience.Open);

    [Fact]
    public void Moved_ReadByAMember_ShowsOldBesideNewWhyAndWho()
    {
        var moved = Moved();

        var card = ChangeNotice.Of(moved.Change, Open(moved.After), Member, Now, counts: false)!;

        Assert.Equal("Changed: Talk", card.Title);
        Assert.Contains("Was: Thursday 11 March, 2pm to 3pm\nNow: Thursday 11 March, 4pm to 5pm", PlainText.Of(card));
        Assert.Contains("Why: moved", PlainText.Of(card));
        Assert.Contains("Changed by Lena", PlainText.Of(card));
    }

    [Fact]
    public void MainDates_InAnOpenPlace_ShowNeitherTheVisitNorTheReasonNorAName()
    {
        var saved = Edits.Saved(Edits.Inspection, new()
        {
            Dates = [new(Anchor.N, new LocalDate(2027, 3, 1), new LocalDate(2027, 2, 26)), new(Anchor.S, null, new LocalDate(2027, 3, 16))],
            Reason = "They come on Tuesday 16 March.",
        });

        var words = PlainText.Of(ChangeNotice.Of(saved.Change, Open(saved.After), Street, Now, counts: false)!);

        Assert.Contains("Day of the call", words);
        Assert.DoesNotContain("16 March", words);
        Assert.DoesNotContain("Lena", words);
    }

    [Fact]
    public void PrivateMeeting_ForTheAreaAndInAnOpenPlace_IsNoNews()
    {
        var saved = Private();

        Assert.Null(ChangeNotice.Of(saved.Change, Open(saved.After), Lano, Now, counts: true));
        Assert.Null(ChangeNotice.Of(saved.Change, Open(saved.After), Street, Now, counts: true));
        Assert.NotNull(ChangeNotice.Of(saved.Change, Open(saved.After), Member, Now, counts: true));
    }

    [Fact]
    public void SharedMeeting_MadePrivate_IsOffTheAreasTimetableAndNothingMoreIsSaid()
    {
        var shared = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday)).After;
        var seen = shared.Meetings[0];
        var hidden = Edits.Saved(shared, new()
        {
            Meetings = [new(seen with { Title = "Our own talk", Start = Thursday.PlusHours(2), End = Thursday.PlusHours(3), SharedWithArea = false }, 0)],
            Reason = "Ours alone",
        });

        var words = PlainText.Of(ChangeNotice.Of(hidden.Change, Open(hidden.After), Lano, Now, counts: false)!);

        Assert.Contains("no longer on this timetable", words);
        Assert.DoesNotContain("Our own talk", words);
        Assert.DoesNotContain("4pm", words);
        Assert.DoesNotContain("Ours alone", words);
    }

    [Fact]
    public void Moved_AndTakenBack_SaysSoAndAsksForNothing()
    {
        var moved = Moved(needsAnswer: true);
        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(moved.After, Built.Full, moved.Change.Id, Edits.Ann)).After;

        var card = ChangeNotice.Of(back.Changes.Single(change => change.Id == moved.Change.Id), Open(back), Member, Now, counts: false)!;

        Assert.Contains("Ann took this back", PlainText.Of(card));
        Assert.DoesNotContain(Walk.ButtonsOf(card), button => button.Title == "Seen");
    }

    [Fact]
    public void Moved_AndMovedAgain_SaysWhereItIsNow()
    {
        var moved = Moved(needsAnswer: true);
        var again = Edits.Saved(moved.After, Edits.Moved(moved.After.Meetings[0], Thursday.PlusDays(1))).After;

        var card = ChangeNotice.Of(again.Changes.Single(change => change.Id == moved.Change.Id), Open(again), Member, Now, counts: false)!;

        Assert.Contains("This changed again. Now: Talk, Friday 12 March, 2pm to 3pm.", PlainText.Of(card));
        Assert.DoesNotContain(Walk.ButtonsOf(card), button => button.Title == "Seen");
    }

    [Fact]
    public void Seen_BySome_IsCountedAmongThoseWhoAreTold()
    {
        var moved = Moved(needsAnswer: true);
        var seen = Timetable.Seen(moved.After, moved.Change.Id, Edits.Ann);

        var card = ChangeNotice.Of(seen.Changes[0], Open(seen), Member, Now, counts: true)!;

        Assert.Contains("Seen by 1 of 2 asked.", PlainText.Of(card));
        Assert.DoesNotContain("Seen by", PlainText.Of(ChangeNotice.Of(seen.Changes[0], Open(seen), Member, Now, counts: false)!));
    }

    [Fact]
    public void Seen_ByBystandersAndByThePoster_IsNotCounted()
    {
        var moved = Moved(needsAnswer: true);
        var seen = Timetable.Seen(Timetable.Seen(moved.After, moved.Change.Id, Moe), moved.Change.Id, Edits.Lena);

        Assert.Contains("Seen by 0 of 2 asked.", PlainText.Of(ChangeNotice.Of(seen.Changes[0], Open(seen), Member, Now, counts: true)!));
    }

    [Fact]
    public void Seen_OfMainDates_IsCountedAmongTheForumAndTheLanoWithoutThePoster()
    {
        var saved = Edits.Saved(Edits.Inspection, new() { Dates = [new(Anchor.S, null, new LocalDate(2027, 3, 16))], NeedsAnswer = true });
        var seen = Timetable.Seen(saved.After, saved.Change.Id, Moe);

        Assert.Contains("Seen by 1 of 3 asked.", PlainText.Of(ChangeNotice.Of(seen.Changes[0], Open(seen), Member, Now, counts: true)!));
    }

    [Fact]
    public void NewMeeting_WithANote_IsAddedAndNamedOnce()
    {
        var saved = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday) with { Reason = "Bring your badge." });

        var words = PlainText.Of(ChangeNotice.Of(saved.Change, Open(saved.After), Member, Now, counts: false)!);

        Assert.Equal(2, words.Split("Talk").Length);
        Assert.Contains("Note: Bring your badge.", words);
        Assert.Contains("Added by Lena", words);
    }

    [Fact]
    public void TakingBack_ReadByAMemberAndByAStranger_SaysWhoOnlyToThoseWhoMayKnow()
    {
        var once = Edits.Saved(Edits.Inspection, new() { Dates = [new(Anchor.N, new LocalDate(2027, 3, 1), new LocalDate(2027, 2, 26))], Reason = "A slip" });
        var back = Assert.IsType<Applied.Saved>(TakingBack.Of(once.After, Built.Full, once.Change.Id, Edits.Ann));

        var words = PlainText.Of(ChangeNotice.Of(back.Change, Open(back.After), Member, Now, counts: false)!);

        Assert.Contains("Ann took the change back", words);
        Assert.DoesNotContain("Why:", words);
        Assert.Contains("The change was taken back", PlainText.Of(ChangeNotice.Of(back.Change, Open(back.After), Street, Now, counts: false)!));
    }

    [Fact]
    public void Dates_ConfirmedOtherwiseThanExpected_SayWhatWasExpected()
    {
        var saved = Edits.Saved(Edits.Inspection, new()
        {
            Dates = [new(Anchor.S, null, new LocalDate(2027, 3, 16)) { Expected = new LocalDate(2027, 3, 15) }, new(Anchor.E, null, new LocalDate(2027, 3, 18)) { Expected = new LocalDate(2027, 3, 18) }],
        });

        var words = PlainText.Of(ChangeNotice.Of(saved.Change, Open(saved.After), Member, Now, counts: false)!);

        Assert.StartsWith("The dates are confirmed", words, StringComparison.Ordinal);
        Assert.Contains("Was: expected Monday 15 March\nNow: Tuesday 16 March", words);
        Assert.Contains("Confirmed: Thursday 18 March, as expected", words);
        Assert.DoesNotContain("They are as expected.", words);
    }

    [Fact]
    public void Seen_OfAMeetingOrADate_IsCountedAmongExactlyThoseWhoAreTold()
    {
        (string, Role)[] more = [("Dev", Role.Deputy), ("Del", Role.LanoDeputy), ("Ned", Role.NoteTaker), ("Tia", Role.TechnicalAdmin)];
        var meeting = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday) with { NeedsAnswer = true });
        var dates = Edits.Saved(Edits.Inspection, new() { Dates = [new(Anchor.S, null, new LocalDate(2027, 3, 16))], Reason = "x", NeedsAnswer = true });

        foreach (var saved in new[] { meeting, dates })
        {
            var open = Open(saved.After, more);
            var situation = new Situation(open, new Dictionary<string, Preferences>(), new("f"), Built.Calendar, Edits.At(Now));
            var told = ReminderPlan.Of(situation).Single(one => one.About is Subject.TimetableChanged).To;

            var people = open.Forum.People().Where(person => open.Forum.RolesOf(person.Id).HasAny(told.Roles) && person.Id.Key != Edits.Lena.PersonKey).ToList();
            Assert.Contains($"Seen by 0 of {people.Count} asked.", PlainText.Of(ChangeNotice.Of(saved.Change, open, Member, Now, counts: true)!));
        }
    }

    [Fact]
    public void Clash_WithAMeetingThatTheAreaDoesNotSee_IsNotPointedOutToIt()
    {
        var open = Open(Private().After);
        var wanted = Edits.New("Talk", Thursday).Meetings[0].Wanted with { Wanted = new() { Groups = Recipients.Chair } };

        Assert.Empty(MeetingDoubts.Of(wanted, open, open.Timeline, Lano, Built.Calendar.Holidays, Now));
        Assert.Single(MeetingDoubts.Of(wanted, open, open.Timeline, Member, Built.Calendar.Holidays, Now));
    }

    private static Mark Moe { get; } = new("fake/t/moe", "Moe", Edits.Ann.At);

    private static Applied.Saved Moved(bool needsAnswer = false)
    {
        var once = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday)).After;
        return Edits.Saved(once, Edits.Moved(once.Meetings[0], Thursday.PlusHours(2)) with { NeedsAnswer = needsAnswer });
    }

    private static Applied.Saved Private() => Edits.Saved(Edits.Inspection, new()
    {
        Meetings = [new(Edits.New("Rehearsal", Thursday).Meetings[0].Wanted with { SharedWithArea = false, Wanted = new() { Groups = Recipients.Chair } })],
    }, Edits.Ann);

    /// <summary>Ann chairs, Rae represents, Moe is a member, Lena the LANO.</summary>
    private static OpenInspection Open(Inspection inspection, params (string Name, Role Role)[] more)
    {
        (string Name, Role Role)[] people = [("Ann", Role.Chair), ("Rae", Role.Representative), ("Moe", Role.Member), ("Lena", Role.Lano), .. more];
        var forum = new Forum
        {
            Id = "f",
            Name = "F",
            LocalArea = "A",
            Memberships =
            [
                .. people.Select(held => new Membership(
                    new(new PersonId("fake", "t", held.Name.ToLowerInvariant()), held.Name), held.Role, Edits.Ann.At, null, new("fake", "t", "ann"))),
            ],
        };
        return new(forum, inspection, Built.Full, Timeline.Plan(Built.Full, KnownFacts.Of(inspection, Built.Full, []), Built.Calendar)) { SourceTitle = code => code };
    }
}
