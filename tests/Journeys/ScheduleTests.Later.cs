using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Schedules;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Journeys;

// The second half: what follows once the timetable stands.
public sealed partial class ScheduleTests
{
    [Fact]
    public async Task PostOfTheLano_ForgedAsPrivate_IsSharedAllTheSame()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Lena.Says("add meeting")).Card;
        Assert.DoesNotContain("forum alone", PlainText.Of(form));

        await world.Lena.Presses((await world.Lena.Presses(form, "Check", Typed("Talk", "2027-03-11", "14:00", "15:00", sight: "forum"))).Card, "Save");

        Assert.True((await InspectionAsync(world)).Meetings.Single().SharedWithArea);
    }

    [Fact]
    public async Task OpenPlace_AsksForTheSchedule_SeesPublicMeetingsAlone()
    {
        using var world = await Inspected.StartedAsync(Audience.Open);
        await PostAsync(world, world.Lena, Typed("Talk with leaders", "2027-03-11", "14:00", "15:00"));
        await PostAsync(world, world.Lena, Typed("Parents’ webinar", "2027-03-12", "19:00", "20:00", sight: "public"));

        var seen = await world.Moe.Says("schedule", world.Channel);

        Assert.Contains("Parents’ webinar", seen.Text);
        Assert.DoesNotContain("Talk with leaders", seen.Text);
        Assert.DoesNotContain(Walk.ButtonsOf(seen.Card), button => button.Title is "Add a meeting" or "Change");
    }

    [Fact]
    public async Task Seen_PressedByAMember_IsNotedOnceAndCounted()
    {
        using var world = await Inspected.StartedAsync();
        await PostAsync(world, world.Lena, Typed("Talk", "2027-03-11", "14:00", "15:00", answer: "yes"));
        var keys = new Dictionary<string, string> { ["inspection"] = (await InspectionAsync(world)).Id, [ChangeNoticeCard.ChangeKey] = "c1" };

        var thanks = await world.Moe.PressesVerb(Verbs.SeenChange, keys);
        await world.Moe.PressesVerb(Verbs.SeenChange, keys);
        var stranger = await world.Nell.PressesVerb(Verbs.SeenChange, keys);

        Assert.Contains("Thank you.", thanks.Text);
        Assert.Equal([world.Moe.Id.Key], (await InspectionAsync(world)).Changes.Single().Seen.Keys);
        Assert.Contains("Seen by 0 of 3 asked", (await world.Lena.Says("what changed")).Text);
        Assert.DoesNotContain("Talk", stranger.Text);
    }

    [Fact]
    public async Task Words_ThatMustNotBeKept_AreRefusedBesideTheirBoxAndNothingIsLost()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Lena.Says("add meeting")).Card;

        var refused = await world.Lena.Presses(form, "Check", new Dictionary<string, string>(Typed("Talk", "2027-03-11", "14:00", "15:00"))
        {
            ["others"] = "Jo Smith, whose child is being tracked",
        });

        Assert.Contains("I have not kept this", refused.Text);
        Assert.Equal("Talk", Walk.FieldsOf(refused.Card).Single(field => field.Id == MeetingForm.Title).Value);
    }

    [Fact]
    public async Task FormWithMistakes_ComesBackWithEverySentenceAndEveryWordTyped()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Ann.Says("add meeting")).Card;

        var wrong = await world.Ann.Presses(form, "Check", new { day = "2027-02-30", start = "25:00", where = "Town hall" });
        var early = await world.Ann.Presses(wrong.Card, "Check", new { title = "Talk", day = "2027-02-26", start = "14:00", end = "13:00" });

        Assert.Contains("“2027-02-30” is not a day I can use", wrong.Text);
        Assert.Contains("“25:00” is not a time I can use", wrong.Text);
        Assert.Contains("Give the time it ends", wrong.Text);
        Assert.Contains("has gone by", early.Text);
        Assert.Contains("It would end before it starts", early.Text);
        Assert.Equal("Town hall", Walk.FieldsOf(early.Card).Single(field => field.Id == MeetingForm.Where).Value);
    }

    [Fact]
    public async Task ClashesAndOddTimes_BeforeSaving_ArePointedOut()
    {
        using var world = await Inspected.StartedAsync();
        await PostAsync(world, world.Lena, new(Typed("Visit", "2027-03-26", "14:00", "15:00")) { ["groups"] = "representatives" });
        var form = (await world.Ann.Says("add meeting")).Card;

        var preview = await world.Ann.Presses(form, "Check", new Dictionary<string, string>(Typed("Talk", "2027-03-26", "14:30", "19:00")) { ["people"] = MeetingRequest.CodeOf(world.Rae.Self) });

        Assert.Contains("Rae is wanted at “Visit” at the same time.", preview.Text);
        Assert.Contains("Friday 26 March is a bank holiday.", preview.Text);
        Assert.Contains("not all between 8am and 6pm", preview.Text);
    }

    [Fact]
    public async Task WantedPeople_WhomTheEditorIsNotOffered_StayWantedAndAreNotNamedToThem()
    {
        using var world = await Inspected.StartedAsync();
        var wanted = string.Join(',', new[] { world.Moe, world.Rae }.Select(who => MeetingRequest.CodeOf(who.Self)));
        await PostAsync(world, world.Ann, new(Typed("Talk", "2027-03-11", "14:00", "15:00")) { ["people"] = wanted });

        var form = await world.Lena.Presses((await world.Lena.Says("change schedule")).Card, "Change");
        await world.Lena.Presses((await world.Lena.Presses(form.Card, "Check", new { start = "15:00", end = "16:00", reason = "The room" })).Card, "Save");

        Assert.All([world.Moe, world.Rae], who => Assert.DoesNotContain(who.Id.Key, form.Text));
        Assert.DoesNotContain(MeetingRequest.CodeOf(world.Moe.Self), form.Text);
        Assert.Equal([world.Moe.Id.Key, world.Rae.Id.Key], (await InspectionAsync(world)).Meetings.Single().Wanted.People.Order());
    }

    [Fact]
    public async Task WantedPeople_AHundredOfThemWithLongIds_AreAllKept()
    {
        using var world = await Inspected.StartedAsync();
        var many = new List<Person>();
        await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum =>
        {
            many = [.. Enumerable.Range(0, 95).Select(number => new Person(new("fake", new string('t', 36), $"{new string('u', 36)}{number}"), $"Parent {number}"))];
            return forum with { Memberships = [.. forum.Memberships, .. many.Select(who => new Membership(who, Role.Member, forum.Memberships[0].From, null, world.Ann.Id))] };
        });
        await PostAsync(world, world.Ann, new(Typed("Talk", "2027-03-11", "14:00", "15:00")) { ["people"] = string.Join(',', many.Select(MeetingRequest.CodeOf)) });

        var form = await world.Ann.Presses((await world.Ann.Says("change schedule")).Card, "Change");
        await world.Ann.Presses((await world.Ann.Presses(form.Card, "Check", new { start = "15:00", end = "16:00", reason = "The room" })).Card, "Save");

        Assert.Equal(95, (await InspectionAsync(world)).Meetings.Single().Wanted.People.Count);
    }

    [Fact]
    public async Task Schedule_OfAnEndedInspection_IsOver()
    {
        using var world = await Inspected.StartedAsync();
        var form = (await world.Ann.Says("add meeting")).Card;
        await world.Ann.Presses((await world.Ann.Says("end inspection")).Card, "End it");

        var late = await world.Ann.Presses(form, "Check", Typed("Talk", "2027-03-11", "14:00", "15:00"));

        Assert.Equal(Over, late.Card.Title);
        Assert.Equal("No inspection is under way", (await world.Ann.Says("schedule")).Card.Title);
    }

    [Fact]
    public async Task Forms_InADialogOverTheChannel_SaveWithoutPostingAndCorrectWhatStandsThere()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        var posted = (await world.Ann.Says("schedule", world.Channel)).Card;

        var form = await world.Ann.Presses(posted, "Add a meeting");
        var preview = await world.Ann.Presses(form.Card, "Check", Typed("Talk", "2027-03-11", "14:00", "15:00"));
        var back = await world.Ann.Presses(preview.Card, "Back");
        var saved = await world.Ann.Presses((await world.Ann.Presses(back.Card, "Check")).Card, "Save");

        Assert.Equal("Saved", saved.Card.Title);
        Assert.Single(world.Scenario.Messenger.In(world.Channel));
        Assert.Contains("2pm to 3pm: Talk", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));
    }

    [Theory]
    [MemberData(nameof(Denied))]
    public async Task ForgedPress_ByWhoMayNotChangeTheTimetable_FindsNothingAndChangesNothing(Role? role, string verb)
    {
        using var world = await Inspected.StartedAsync();
        await PostAsync(world, world.Lena, Typed("Talk", "2027-03-11", "14:00", "15:00"));
        var inspection = await InspectionAsync(world);
        var who = role is { } held ? await world.WithRoleAsync("Robin", held) : world.Nell;

        var answer = await who.PressesVerb(verb, new Dictionary<string, string>(Typed("Mine", "2027-03-12", "14:00", "15:00"))
        {
            ["inspection"] = inspection.Id,
            [MeetingForm.MeetingKey] = "m1",
            [MeetingForm.RevisionKey] = "0",
            [ChangeNoticeCard.ChangeKey] = "c1",
            [ChangePreviewCard.SureKey] = "yes",
            ["call"] = "2027-02-26",
            ["was_call"] = "2027-03-01",
            ["reason"] = "x",
        });

        Assert.DoesNotContain("Talk", answer.Text);
        Assert.Same(inspection, await InspectionAsync(world));
    }

    [Theory]
    [InlineData(Role.Chair)]
    [InlineData(Role.Deputy)]
    [InlineData(Role.Lano)]
    [InlineData(Role.LanoDeputy)]
    public async Task Change_ByWhoKeepsTheTimetable_IsTheirs(Role role)
    {
        using var world = await Inspected.StartedAsync();
        var who = await world.WithRoleAsync("Robin", role);

        await PostAsync(world, who, Typed("Talk", "2027-03-11", "14:00", "15:00"));

        Assert.Equal("Robin", (await InspectionAsync(world)).Changes.Single().By.Name);
    }
}
