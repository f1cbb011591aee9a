using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Journeys;

/// <summary>Every form, opened from the channel in a dialog: what the person sees there, and what everybody sees behind it.</summary>
public sealed class FormsInDialogsTests
{
    [Fact]
    public async Task Contacts_FilledInInADialogOverTheChannel_AreShownInTheDialogAndNothingIsPosted()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        var posted = (await world.Ann.Says("contacts", world.Channel)).Card;

        var form = await world.Ann.Presses(posted, "Add");
        var wrong = await world.Ann.Presses(form.Card, "Save", new { f_lead_name = "Sam Okoro", f_lead_phone = "12" });
        var saved = await world.Ann.Presses(wrong.Card, "Save", new { f_lead_phone = "0300 123 1231" });

        Assert.Contains("12", wrong.Text);
        Assert.Contains("Please look again at one box", wrong.Text);
        Assert.Contains("Saved. Thank you.", saved.Text);
        Assert.Contains("0300 123 1231", saved.Text);
        Assert.All([form, wrong, saved], answer => Assert.DoesNotContain(answer.Delivered, post => !world.IsInChannel(post)));
    }

    [Fact]
    public async Task DateConfirmedInADialog_IsOnTheSharedCardAtOnce()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        await world.Ann.Says("today", world.Channel);
        var form = (await world.Ann.PressesInDialog(Verbs.FillStep, await world.KeysOfAsync("FULL-W1-05"), world.Channel)).Card;

        var saved = await world.Ann.Presses(form, "Save", new { f_offsite_start = "2027-03-18", f_onsite_start = "2027-03-22", f_onsite_end = "2027-03-26" });

        Assert.Contains(saved.Delivered, post => world.IsInChannel(post) && PlainText.Of(post.Card).Contains("Thursday 18 March", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inspection_StartedInADialog_IsAnnouncedWhereItWasStartedAndTheDialogCloses()
    {
        using var world = await Inspected.ReadyAsync(dialogs: true);
        var invitation = (await world.Ann.Says("start inspection", world.Channel)).Card;

        var form = await world.Ann.Presses(invitation, "Start");
        var wrong = await world.Ann.Presses(form.Card, "Show me the dates", new { kind = "area-send-full", called = "2027-03-08" });
        var preview = await world.Ann.Presses(wrong.Card, "Show me the dates", new { called = "2027-03-01" });
        var changed = await world.Ann.Presses(preview.Card, "Change");
        var again = await world.Ann.Presses(changed.Card, "Show me the dates");
        var started = await world.Ann.Presses(again.Card, "Start now");

        Assert.Contains("has not come yet", wrong.Text);
        Assert.Equal("Are these dates right?", again.Card.Title);
        Assert.Null(started.Pressed);
        Assert.Contains("day 1", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[^1]), StringComparison.OrdinalIgnoreCase);
        await world.Ann.Says("done 1");
        Assert.DoesNotContain("Done 1", Walk.ButtonsOf(world.Scenario.Messenger.In(world.Channel)[^1]).Select(b => b.Title));
    }

    [Fact]
    public async Task Forum_SetUpInADialog_IsAnnouncedInTheChannelAndTheDialogCloses()
    {
        using var scenario = new Scenario { HasDialogs = true };
        var ann = scenario.Person("Ann");
        var channel = scenario.Channel("general", ann);
        var welcome = (await scenario.Added(ann, channel)).Card;

        var form = await ann.Presses(welcome, "Set up a forum");
        var wrong = await ann.Presses(form.Card, "Set up", new { name = "", area = "Anytown" });
        var ready = await ann.Presses(wrong.Card, "Set up", new { name = "Anytown Forum" });

        Assert.Equal("Anytown", Walk.FieldsOf(wrong.Card).Single(f => f.Id == "area").Value);
        Assert.Null(ready.Pressed);
        Assert.Equal("Anytown Forum is set up", scenario.Messenger.In(channel)[^1].Title);
    }

    [Fact]
    public async Task ReadersOfAChannel_ChangedInADialog_RedrawWhatWasPosted()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        await world.Ann.Says("today", world.Channel);
        var settings = (await world.Ann.PressesInDialog(Verbs.ShowSettings, place: world.Channel)).Card;

        var saved = await world.Ann.Presses(settings, "Save who can read", new { audience = "Open" });

        Assert.Equal("Saved", saved.Card.Title);
        Assert.Contains(saved.Delivered, world.IsInChannel);
        Assert.Equal(Audience.Open, (await world.Scenario.ReadAsync(world.Forum)).AudienceOf(world.Channel));
    }

    [Fact]
    public async Task FromSettingsToDetailsRolesAndLeaving_InOneDialog_NothingIsPosted()
    {
        using var world = await Inspected.ReadyAsync(dialogs: true);
        var settings = (await world.Dev.PressesInDialog(Verbs.ShowSettings, place: world.Channel)).Card;

        var details = await world.Dev.Presses(settings, "Forum details");
        var wrong = await world.Dev.Presses(details.Card, "Save", new { name = "", mailbox = "not an address" });
        var back = await world.Dev.Presses(wrong.Card, "Back");
        var roles = await world.Dev.Presses(back.Card, "Roles");
        var refused = await world.Dev.Presses(roles.Card, "Give role", new { role = "Representative" });
        var leaving = await world.Dev.Presses(back.Card, "Leave the forum");
        var left = await world.Dev.Presses(leaving.Card, "Yes, leave");

        Assert.Contains("not an address", wrong.Text);
        Assert.Equal("Settings", back.Card.Title);
        Assert.Equal("Nothing was changed", refused.Card.Title);
        Assert.Equal("Representative", Walk.FieldsOf(refused.Card).Single(f => f.Id == "role").Value);
        Assert.Equal("You have left Anytown", left.Card.Title);
        Assert.Empty(world.Scenario.Messenger.In(world.Channel));
        Assert.Empty(world.Dev.Inbox);
    }

    [Fact]
    public async Task StepTickedInADialog_ShowsTheOutcomeThereAndRedrawsTheChannel()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        await world.Ann.Says("today", world.Channel);
        var form = (await world.Ann.Presses((await world.Ann.Says("contacts", world.Channel)).Card, "Add")).Card;
        var inDialog = (await world.Ann.Presses(form, "Back")).Card;
        var before = world.Scenario.Messenger.In(world.Channel).Count;

        var done = await world.Ann.Presses(inDialog, Walk.ButtonsOf(inDialog).Single(b => b.Title.StartsWith("Done ", StringComparison.Ordinal)).Title);

        Assert.Contains("Done by Ann", done.Text);
        Assert.Equal(before, world.Scenario.Messenger.In(world.Channel).Count);
        Assert.Contains(world.Scenario.Messenger.Updates, world.IsInChannel);
    }

    [Theory]
    [InlineData(Verbs.FillStep)]
    [InlineData(Verbs.SaveStep)]
    [InlineData(Verbs.ShowRoles)]
    [InlineData(Verbs.GiveRole)]
    [InlineData(Verbs.ShowForumDetails)]
    [InlineData(Verbs.SaveForumDetails)]
    [InlineData(Verbs.SetAudience)]
    [InlineData(Verbs.StartForm)]
    [InlineData(Verbs.StartInspection)]
    public async Task Form_OpenedOrHandedInInADialogByThoseWithoutTheRight_ShowsAndChangesNothing(string verb)
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        var ken = await world.WithRoleAsync("Ken", Role.TechnicalAdmin);
        var keys = await world.KeysOfAsync("FULL-W1-02", ("f_lead_name", "Mallory"), ("name", "Mallory"), ("audience", "Open"), ("role", "Chair"), ("person", ken.Id.Key));
        var before = await world.Scenario.ReadAsync(world.Forum);

        foreach (var actor in (Actor[])[world.Nell, ken, world.Lena, world.Moe])
        {
            var answer = await actor.PressesInDialog(verb, keys, world.Channel);

            Assert.Empty(Walk.FieldsOf(answer.Card));
            Assert.DoesNotContain("Mallory", answer.Text, StringComparison.Ordinal);
            Assert.Empty(answer.Delivered);
        }

        Assert.Equal(before, await world.Scenario.ReadAsync(world.Forum));
        Assert.DoesNotContain("Mallory", (await world.Ann.Says("contacts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfAnotherForumsKey_IsNotFoundInADialog()
    {
        using var world = await Inspected.StartedAsync(dialogs: true);
        var zoe = world.Scenario.Person("Zoe");
        var theirs = await world.Scenario.ForumAsync("Othertown", world.Scenario.Channel("elsewhere", zoe), Audience.ForumOnly, (zoe, Role.Chair));

        var answer = await world.Ann.PressesInDialog(Verbs.ShowForumDetails, new Dictionary<string, string> { [Execute.ForumKey] = theirs.Id }, world.Channel);

        Assert.Equal("I can’t help with that", answer.Card.Title);
        Assert.DoesNotContain("Othertown", answer.Text, StringComparison.Ordinal);
    }
}
