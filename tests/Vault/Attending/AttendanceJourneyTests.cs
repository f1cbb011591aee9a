using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Sealing;

namespace ForumBot.Tests.Vault.Attending;

/// <summary>From naming who goes to the last late change, as people live it.</summary>
public sealed class AttendanceJourneyTests
{
    [Fact]
    public async Task Journey_FromNamingToALateAddition()
    {
        using var world = await BeforeAsync();
        var form = await FormAsync(world, world.Ann);
        var saved = await SaveAsync(world.Ann, form, world.Rae, world.Dev, world.Rae);

        Assert.Contains("Rae (takes notes): has not accepted the terms yet", saved.Text);
        Assert.Equal("You are to go to the feedback meeting", world.Dev.Inbox[^1].Title);
        Assert.Contains("take the notes", PlainText.Of(world.Rae.Inbox[^1]));
        Assert.DoesNotContain(world.Moe.Inbox, card => card.Title.Contains("feedback meeting", StringComparison.Ordinal));
        Assert.False(await IsInAsync(world, world.Dev));

        await AcceptAsync(world.Dev);
        await AcceptAsync(world.Rae);
        Assert.True(await IsInAsync(world, world.Dev));
        Assert.False(await IsInAsync(world, world.Ann));
        Assert.Contains("FULL-W3-06", (await world.InspectionAsync()).Ticks);

        world.Scenario.Clock.SetUtcNow(new(2027, 3, 19, 16, 0, 0, TimeSpan.Zero));
        var over = await world.Rae.Says("the feedback meeting is over");
        Assert.Contains("the list is locked", over.Text);

        // Ann was not there: she asks, and counts for nothing.
        var late = await FormAsync(world, world.Ann);
        var asked = await world.Ann.Presses(late, "Ask for the change", new { person = world.Moe.Id.Key, kind = "add", reason = "Moe came in late" });
        Assert.Contains("Nobody has agreed yet", asked.Text);
        Assert.DoesNotContain("Moe", PlainText.Of(world.Dev.Inbox[^1]));
        Assert.Equal("A change needs your word", world.Dev.Inbox[^1].Title);

        await world.Dev.Presses(await FormAsync(world, world.Dev), "Agree to 1");
        Assert.Null((await world.InspectionAsync()).Attendance.Find(world.Moe.Id.Key));
        var made = await world.Rae.Presses(await FormAsync(world, world.Rae), "Agree to 1");
        Assert.Contains("Done: the list is changed.", made.Text);
        Assert.Equal("You are on the list of the feedback meeting", world.Moe.Inbox[^1].Title);
        Assert.False(await IsInAsync(world, world.Moe));
        await AcceptAsync(world.Moe);
        Assert.True(await IsInAsync(world, world.Moe));
    }

    [Fact]
    public async Task SomebodyTakenOff_WithTheirOldButton_AcceptsNothing()
    {
        using var world = await NamedAsync();
        var terms = (await world.Dev.Presses(world.Dev.Inbox[^1], "Read the terms")).Card;

        await SaveAsync(world.Ann, await FormAsync(world, world.Ann), world.Rae, world.Rae, world.Moe);
        var replayed = await world.Dev.Presses(terms, "I accept");

        Assert.Contains("You are not on the list", replayed.Text);
        Assert.Contains(world.Dev.Inbox, card => card.Title == "You are not on the list any more");
        Assert.Null((await world.InspectionAsync()).Attendance.Find(world.Dev.Id.Key));
    }

    [Fact]
    public async Task SomebodyInTheRoom_WhoIsTakenOff_LosesAccessAtOnce()
    {
        using var world = await NamedAsync();
        await AcceptAsync(world.Dev);
        Assert.True(await IsInAsync(world, world.Dev));

        await SaveAsync(world.Ann, await FormAsync(world, world.Ann), world.Rae, world.Rae, world.Moe);

        Assert.False(await IsInAsync(world, world.Dev));
    }

    [Fact]
    public async Task Terms_PressedBySomebodyElse_AreNotTheirs()
    {
        using var world = await NamedAsync();
        var keys = new Dictionary<string, string> { ["inspection"] = (await world.InspectionAsync()).Id, [TermsCard.VersionKey] = TermsCard.Version };

        foreach (var other in new[] { world.Moe, world.Ann, world.Lena, world.Nell })
        {
            await other.PressesInDialog(Verbs.AcceptTerms, keys);
        }

        Assert.All((await world.InspectionAsync()).Attendance.People, one => Assert.Null(one.Accepted));
    }

    [Theory]
    [InlineData(Role.Representative)]
    [InlineData(Role.Member)]
    [InlineData(Role.NoteTaker)]
    [InlineData(Role.Lano)]
    [InlineData(Role.LanoDeputy)]
    [InlineData(Role.TechnicalAdmin)]
    public async Task Naming_ByAnybodyButTheChairsSide_ChangesNothing(Role role)
    {
        using var world = await BeforeAsync();
        var who = await world.WithRoleAsync("Zoe", role);
        var fields = new Dictionary<string, string>
        {
            ["inspection"] = (await world.InspectionAsync()).Id,
            [AttendanceCard.People] = $"{who.Id.Key},{world.Dev.Id.Key}",
        };

        var inDialog = await who.PressesInDialog(Verbs.SaveAttendance, fields);
        var inChannel = await who.PressesVerb(Verbs.SaveAttendance, fields, world.Channel);

        Assert.Contains("I can’t help with that", inDialog.Text);
        Assert.Contains("I can’t help with that", inChannel.Text);
        Assert.Empty((await world.InspectionAsync()).Attendance.People);
    }

    [Fact]
    public async Task AreaAndStrangers_AskingWhoGoes_AreShownNoForm()
    {
        using var world = await NamedAsync();
        var admin = await world.WithRoleAsync("Tess", Role.TechnicalAdmin);

        Assert.Contains("That is for the forum", (await world.Lena.Says("attendance")).Text);
        Assert.Contains("That is for the forum", (await admin.Says("terms")).Text);
        foreach (var phrase in new[] { "attendance", "terms" })
        {
            var answer = await world.Nell.Says(phrase);
            Assert.DoesNotContain("Rae", answer.Text);
            Assert.DoesNotContain("feedback", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Member_AskingWhoGoes_SeesTheListAndNoForm()
    {
        using var world = await NamedAsync();

        var list = await world.Moe.Says("who goes to the feedback meeting?", world.Channel);

        Assert.Contains("Rae", PlainText.Of(world.Moe.Inbox[^1]));
        Assert.Empty(Walk.FieldsOf(world.Moe.Inbox[^1]));
        Assert.DoesNotContain(list.Delivered, post => world.IsInChannel(post) && PlainText.Of(post.Card).Contains("Rae", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoChairs_SavingAtOnce_AreBothHeard()
    {
        using var world = await BeforeAsync();
        var (hers, his) = (await FormAsync(world, world.Ann), await FormAsync(world, world.Dev));

        await SaveAsync(world.Ann, hers, null, world.Rae, world.Moe);
        var second = await SaveAsync(world.Dev, his, null, world.Rae, world.Dev);

        Assert.Contains("Somebody else has just changed the list", second.Text);
        Assert.NotNull((await world.InspectionAsync()).Attendance.Find(world.Moe.Id.Key));

        await world.Dev.Presses(second.Card, "Save");
        Assert.NotNull((await world.InspectionAsync()).Attendance.Find(world.Dev.Id.Key));
        Assert.Null((await world.InspectionAsync()).Attendance.Find(world.Moe.Id.Key));
    }

    [Fact]
    public async Task OnePersonAlone_IsRefusedBesideTheBox_AndStaysChosen()
    {
        using var world = await BeforeAsync();

        var answer = await SaveAsync(world.Ann, await FormAsync(world, world.Ann), null, world.Rae);

        var field = Walk.FieldsOf(answer.Card).Single(one => one.Id == AttendanceCard.People);
        Assert.Equal(world.Rae.Id.Key, field.Value);
        Assert.Contains("at least two", field.Error);
        Assert.Empty((await world.InspectionAsync()).Attendance.People);
    }

    [Fact]
    public async Task NoNoteTaker_IsAllowedAndSaid()
    {
        using var world = await BeforeAsync();

        Assert.Contains("Nobody takes the notes yet", (await SaveAsync(world.Ann, await FormAsync(world, world.Ann), null, world.Rae, world.Moe)).Text);
    }

    [Fact]
    public async Task Chair_WhoMovesTheMeetingAfterItsEnd_DoesNotUnlockTheList()
    {
        using var world = await NamedAsync();
        world.Scenario.Clock.SetUtcNow(new(2027, 3, 20, 9, 0, 0, TimeSpan.Zero));

        await world.Ann.Says("today");
        Assert.NotNull((await world.InspectionAsync()).Attendance.Over);
        var saved = await world.Ann.PressesInDialog(
            Verbs.SaveAttendance,
            new Dictionary<string, string>
            {
                ["inspection"] = (await world.InspectionAsync()).Id,
                [AttendanceCard.People] = $"{world.Ann.Id.Key},{world.Rae.Id.Key}",
            });

        Assert.Contains("locked", saved.Text);
        Assert.Null((await world.InspectionAsync()).Attendance.Find(world.Ann.Id.Key));
    }

    [Fact]
    public async Task SomebodyWhoLeavesTheTeam_IsOffTheListAtOnceAndStaysOffAfterComingBack()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        Assert.True(await IsInAsync(world, world.Rae));

        await LeavesAsync(world, world.Rae);

        Assert.False(await IsInAsync(world, world.Rae));
        Assert.Contains(world.Ann.Inbox, card => card.Title == "The list for the feedback meeting has changed");
        await world.Rae.Says("hello", world.Channel);
        Assert.False(await IsInAsync(world, world.Rae));
        Assert.True(await IsInAsync(world, world.Dev));
    }

    [Fact]
    public async Task List_WithoutItsKey_SaysSoAndIsNotChanged()
    {
        using var world = await NamedAsync();
        var form = await FormAsync(world, world.Ann);
        var terms = await world.Rae.Says("terms");
        world.Keys.Break((await world.InspectionAsync()).Id, SealFault.KeyMissing);

        Assert.Contains("I cannot find the key", (await SaveAsync(world.Ann, form, world.Moe, world.Rae, world.Moe)).Text);
        Assert.Contains("I cannot find the key", (await world.Rae.Presses(terms.Card, "I accept")).Text);
        Assert.Null((await world.InspectionAsync()).Attendance.Find(world.Moe.Id.Key));
        Assert.Null((await world.InspectionAsync()).Attendance.Find(world.Rae.Id.Key)!.Accepted);
    }

    [Fact]
    public async Task SomebodyElseWhoLeavesTheTeam_ChangesNothing()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        var answer = await LeavesAsync(world, world.Moe);

        Assert.Empty(answer.Delivered);
        Assert.Equal(2, (await world.InspectionAsync()).Attendance.People.Count);
    }

    [Fact]
    public async Task Steps_OfTheVault_LeadToItInsteadOfAFormOrATick()
    {
        using var world = await BeforeAsync();
        var step = await world.Ann.Says("step FULL-W3-05");

        Assert.Contains(Walk.ButtonsOf(step.Card), button => button.Title == "Choose who goes");
        Assert.DoesNotContain(Walk.ButtonsOf(step.Card), button => button.Title.StartsWith("Done", StringComparison.Ordinal) || button.Title == "Fill in");
        Assert.Contains("ticks itself", (await world.Ann.Says("done FULL-W3-05")).Text);
        Assert.DoesNotContain(Walk.ButtonsOf((await world.Moe.Says("step FULL-W3-05")).Card), button => button.Title == "Choose who goes");
        Assert.DoesNotContain(Walk.ButtonsOf((await world.Ann.Says("step FULL-W3-05", world.Channel)).Card), button => button.Title == "Choose who goes");
    }

    [Fact]
    public async Task NotesStep_OffersTheNotesToThoseInTheRoomAlone()
    {
        using var world = await Inspected.AfterFeedbackAsync();

        Assert.Contains(Walk.ButtonsOf((await world.Dev.Says("step FULL-W3-07")).Card), button => button.Title == "Open the notes");
        foreach (var other in new[] { world.Ann, world.Moe, world.Lena })
        {
            Assert.DoesNotContain(Walk.ButtonsOf((await other.Says("step FULL-W3-07")).Card), button => button.Title == "Open the notes");
        }

        Assert.DoesNotContain(Walk.ButtonsOf((await world.Dev.Says("step FULL-W3-07", world.Channel)).Card), button => button.Title == "Open the notes");
    }

    [Fact]
    public async Task Lano_SeesWhoGoes_AndNobodyOutsideDoes()
    {
        using var world = await NamedAsync();

        Assert.Contains("Rae", (await world.Lena.Says("step FULL-W3-05")).Text);
        Assert.DoesNotContain("Rae", (await world.Nell.Says("step FULL-W3-05", world.Channel)).Text);
    }

    private static async Task<Inspected> BeforeAsync()
    {
        var world = await Inspected.StartedAsync(dialogs: true);
        world.Scenario.Clock.SetUtcNow(new(2027, 3, 16, 10, 0, 0, TimeSpan.Zero));
        return world;
    }

    private static async Task<Inspected> NamedAsync()
    {
        var world = await BeforeAsync();
        await SaveAsync(world.Ann, await FormAsync(world, world.Ann), world.Rae, world.Dev, world.Rae);
        return world;
    }

    private static async Task<Card> FormAsync(Inspected world, Actor who) =>
        (await who.PressesInDialog(Verbs.ShowAttendance, new Dictionary<string, string> { [Execute.ForumKey] = world.Forum.Id })).Card;

    private static Task<Answer> SaveAsync(Actor by, Card form, Actor? noteTaker, params Actor[] people) => by.Presses(form, "Save", new Dictionary<string, string>
    {
        [AttendanceCard.People] = string.Join(',', people.Select(one => one.Id.Key)),
        [AttendanceCard.NoteTaker] = noteTaker?.Id.Key ?? AttendanceCard.Nobody,
    });

    private static async Task AcceptAsync(Actor who)
    {
        var terms = await who.Says("terms");
        await who.Presses(terms.Card, "I accept");
    }

    private static async Task<bool> IsInAsync(Inspected world, Actor who) =>
        Presence.IsIn(await world.Scenario.ReadAsync(world.Forum), await world.InspectionAsync(), who.Id);

    private static Task<Answer> LeavesAsync(Inspected world, Actor who) =>
        world.Scenario.RunAsync(new PersonLeft(world.Scenario.NextDelivery(), who.Self, world.Channel, world.Scenario.Now()), null);
}
