using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;

namespace ForumBot.Tests.Journeys;

/// <summary>What people write down: checked, kept, shared and finished by somebody else. The same in one's own chat and in dialogs.</summary>
public abstract class EvidenceFormTests(bool dialogs)
{
    [Fact]
    public async Task Form_WithAWrongBox_SavesTheRestAndKeepsWhatWasTyped()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Swap contact details");
        var form = await world.FormAsync(world.Ann, number);

        var again = await world.Ann.Presses(form, "Save", new { f_lead_name = "Sam Okoro", f_lead_email = "sam at ofsted", f_lead_phone = "12" });

        Assert.Contains("Please look again at 2 boxes", again.Text);
        Assert.Contains("sam at ofsted", again.Text);
        Assert.Contains("It should look like name@example.org", again.Text);
        Assert.Contains("UK numbers have 10 or 11 digits", again.Text);
        Assert.Contains("Sam Okoro", (await world.Moe.Says("contacts")).Text);
    }

    [Fact]
    public async Task ConfirmedDate_ReplacesTheExpectedOneEverywhere()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        await world.Ann.Says("today", world.Channel);
        var number = await world.NumberOfAsync("Confirm the visit dates");
        var form = await world.FormAsync(world.Lena, number);

        await world.Lena.Presses(form, "Save", new { f_offsite_start = "2027-03-18", f_onsite_start = "2027-03-22", f_onsite_end = "2027-03-26" });

        Assert.Contains("First day in your area: Monday 22 March\n", (await world.Moe.Says("timeline")).Text);
        Assert.Contains("Inspectors start work from their desks on Thursday 18 March.", PlainText.Of(world.Scenario.Messenger.In(world.Channel)[0]));
    }

    [Fact]
    public async Task SurveyThatClosesBeforeItOpens_IsNotSavedAndSaysSo()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Confirm survey times");
        var form = await world.FormAsync(world.Lena, number);

        var again = await world.Lena.Presses(
            form, "Save", new { f_opens_at = "2027-03-09", f_opens_at_time = "09:00", f_closes_at = "2027-03-08", f_closes_at_time = "09:00" });

        Assert.Contains("The survey would close before it opens", again.Text);
        Assert.Contains("Monday 8 March 2027", again.Text);
        Assert.Contains("expected", (await world.Ann.Says("survey")).Text);
    }

    [Theory]
    [InlineData("", "2027-02-26", "The visit would end before the call came")]
    [InlineData("2027-03-18", "2027-03-16", "The visit would end before inspectors begin")]
    public async Task LastDayOnSite_BeforeTheCallOrTheBeginning_IsNotSavedAndSaysSo(string begins, string last, string sentence)
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Confirm the visit dates");
        var form = await world.FormAsync(world.Lena, number);

        var again = await world.Lena.Presses(form, "Save", new { f_offsite_start = begins, f_onsite_end = last });

        Assert.Contains(sentence, again.Text);
        Assert.Contains("Last day in your area: Friday 19 March (expected)", (await world.Moe.Says("timeline")).Text);
    }

    [Fact]
    public async Task StartOfAnInspection_WhoseVisitEndsBeforeTheCall_IsAskedAgain()
    {
        using var world = await Inspected.ReadyAsync(dialogs: dialogs);
        var form = await world.Ann.Says("start inspection");

        var again = await world.Ann.Presses(form.Card, "Show me the dates", new { kind = "area-send-full", called = "2027-03-01", last = "2027-02-26" });

        Assert.Contains("The visit would end before the call came. Check both dates.", again.Text);
    }

    [Fact]
    public async Task SurveyThatClosesAfterInspectorsBegin_IsSavedWithAWarningAndTheReason()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Confirm survey times");
        var form = await world.FormAsync(world.Lena, number);

        var saved = await world.Lena.Presses(
            form, "Save", new { f_opens_at = "2027-03-02", f_opens_at_time = "09:00", f_closes_at = "2027-03-12", f_closes_at_time = "17:00" });

        Assert.Contains("Saved. Thank you.", saved.Text);
        Assert.Contains("set to close on or after the day inspectors start", saved.Text);
        Assert.Contains("Friday 12 March, 5pm", (await world.Ann.Says("survey")).Text);
    }

    [Fact]
    public async Task DayWithoutATime_IsAskedForAgain()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Confirm survey times");
        var form = await world.FormAsync(world.Lena, number);

        var again = await world.Lena.Presses(form, "Save", new { f_closes_at = "2027-03-09" });

        Assert.Contains("Add the time to the day", again.Text);
    }

    [Fact]
    public async Task TwoPeopleOnOneBox_TheLaterIsToldBeforeWritingOver()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Swap contact details");
        var anns = await world.FormAsync(world.Ann, number);
        var raes = await world.FormAsync(world.Rae, number);
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Rae.Presses(raes, "Save", new { f_lead_name = "Sam Okoro" });

        var again = await world.Ann.Presses(anns, "Save", new { f_lead_name = "Samuel Okoro" });
        var contacts = (await world.Moe.Says("contacts")).Text;
        var saved = await world.Ann.Presses(again.Card, "Save");

        Assert.Contains("Rae has just written “Sam Okoro” here", again.Text);
        Assert.Contains("Lead inspector: Sam Okoro", contacts);
        Assert.Contains("Samuel Okoro", saved.Text);
        Assert.NotEqual(Opened(anns), Opened(again.Card));
    }

    [Fact]
    public async Task Form_WithAWrongBoxAlone_ComesBackAsTheSameForm()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var form = await world.FormAsync(world.Ann, await world.NumberOfAsync("Swap contact details"));
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));

        var again = await world.Ann.Presses(form, "Save", new { f_lead_email = "sam at ofsted" });

        Assert.Equal(Opened(form), Opened(again.Card));
    }

    [Fact]
    public async Task TwoPeopleOnOneStep_SavingAtTheSameMoment_KeepBothAnswers()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Swap contact details");
        var anns = await world.FormAsync(world.Ann, number);
        var raes = await world.FormAsync(world.Rae, number);
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        IReadOnlyList<DocumentWrite> interrupted = [];
        world.Scenario.Store.BeforeCommit = async writes =>
        {
            interrupted = writes;
            await world.Rae.Presses(raes, "Save", new { f_lead_email = "sam.okoro@ofsted.gov.uk" });
        };

        await world.Ann.Presses(anns, "Save", new { f_lead_name = "Sam Okoro" });

        var contacts = (await world.Moe.Says("contacts")).Text;
        Assert.Contains(interrupted, write => write.Kind == typeof(Inspection));
        Assert.Contains("Lead inspector: Sam Okoro", contacts);
        Assert.Contains("sam.okoro@ofsted.gov.uk", contacts);
    }

    [Fact]
    public async Task EmptyBoxOfAnOlderForm_KeepsAndShowsWhatAnotherWroteMeanwhile()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Swap contact details");
        var anns = await world.FormAsync(world.Ann, number);
        var raes = await world.FormAsync(world.Rae, number);
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Rae.Presses(raes, "Save", new { f_lead_email = "sam.okoro@ofsted.gov.uk" });

        var again = await world.Ann.Presses(anns, "Save", new { f_lead_name = "Sam Okoro", f_lead_phone = "12" });

        Assert.Contains("Please look again at one box", again.Text);
        Assert.Contains("sam.okoro@ofsted.gov.uk", again.Text);
        Assert.Contains("sam.okoro@ofsted.gov.uk", (await world.Moe.Says("contacts")).Text);
    }

    [Fact]
    public async Task EmptiedBox_OfAFormThatShowedTheAnswer_TakesItAway()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Swap contact details");
        await world.Rae.Presses(await world.FormAsync(world.Rae, number), "Save", new { f_lead_email = "sam.okoro@ofsted.gov.uk" });
        world.Scenario.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.Ann.Presses(await world.FormAsync(world.Ann, number), "Save", new { f_lead_email = "" });

        Assert.DoesNotContain("sam.okoro@ofsted.gov.uk", (await world.Moe.Says("contacts")).Text);
    }

    [Fact]
    public async Task OwnAnswer_CorrectedAFractionOfASecondLater_IsNoConflict()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        world.Scenario.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        var number = await world.NumberOfAsync("Swap contact details");
        var form = await world.FormAsync(world.Ann, number);
        var again = await world.Ann.Presses(form, "Save", new { f_lead_name = "Sam Okoro", f_lead_phone = "12" });

        var saved = await world.Ann.Presses(again.Card, "Save", new { f_lead_name = "Samuel Okoro", f_lead_phone = "0300 123 1231" });

        Assert.Contains("Saved. Thank you.", saved.Text);
        Assert.Contains("Lead inspector: Samuel Okoro", (await world.Moe.Says("contacts")).Text);
    }

    [Fact]
    public async Task DayOfTheReport_ThatHasNotCome_IsNotSavedAndSaysSo()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var form = await world.ReportFormAsync();

        var again = await world.Ann.Presses(form, "Save", new { f_published_on = "2027-03-02" });

        Assert.Contains("Tuesday 2 March 2027 has not come yet", again.Text);
        Assert.DoesNotContain("Report published: Tuesday 2 March", (await world.Moe.Says("timeline")).Text);
    }

    [Fact]
    public async Task OutcomeOfTheInspection_IsAskedOfNobody_EvenOnceAPersonWroteDownTheReportsDay()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        await world.Ann.Presses(await world.ReportFormAsync(), "Save", new { f_published_on = "2027-03-01" });

        Assert.DoesNotContain("Outcome", PlainText.Of(await world.ReportFormAsync()));
        Assert.DoesNotContain("Report published: Monday 1 March", (await world.Moe.Says("timeline")).Text);
    }

    [Theory]
    [InlineData("The Okoro family was tracked: my son was tracked", "which families inspectors look at closely")]
    [InlineData("Anytown library\nThe council refused my daughter's EHCP", "one family’s own story")]
    [InlineData("A child at the library is being hurt", "ring 999 now")]
    public async Task WordsThatMustNotBeKept_AreNotSavedButStayInTheForm(string typed, string sentence)
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("First public post");
        var form = await world.FormAsync(world.Ann, number);

        var again = await world.Ann.Presses(form, "Save", new { f_wording = typed, f_channels = "The forum's page" });

        Assert.Contains(sentence, again.Text);
        Assert.Contains(Walk.FieldsOf(again.Card), field => field.Value == typed);
        var step = (await world.Rae.Says($"step {number}")).Text;
        Assert.Contains("The forum's page", step);
        Assert.DoesNotContain(typed.Split('\n')[^1], step);
    }

    [Fact]
    public async Task OrdinaryWords_AboutFamiliesInGeneral_AreSaved()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("First public post");

        var saved = await world.Ann.Presses(
            await world.FormAsync(world.Ann, number),
            "Save",
            new { f_wording = "Inspectors are coming. They want to hear how well families are helped. Many wait too long for a plan." });

        Assert.Contains("Saved. Thank you.", saved.Text);
    }

    [Fact]
    public async Task MarkupInAnAnswer_IsShownAsTyped()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var number = await world.NumberOfAsync("Swap contact details");
        const string Nasty = "[Click](https://evil.example) <at>everyone</at> **bold**";

        await world.Ann.Presses(await world.FormAsync(world.Ann, number), "Save", new { f_lead_name = Nasty });
        var card = (await world.Moe.Says("contacts")).Card;

        var json = System.Text.Encoding.UTF8.GetString(ForumBot.Cards.AdaptiveCards.AdaptiveCardWriter.Write(card));
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var blocks = document.RootElement.GetProperty("body").EnumerateArray().SelectMany(Flatten).ToArray();
        Assert.Contains(blocks, b => b.GetProperty("type").GetString() == "TextRun" && b.GetProperty("text").GetString() == Nasty);
        Assert.DoesNotContain(blocks, b => b.GetProperty("type").GetString() == "TextBlock" && b.GetProperty("text").GetString()!.Contains("evil"));
    }

    private static IEnumerable<System.Text.Json.JsonElement> Flatten(System.Text.Json.JsonElement element)
    {
        if (element.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            if (element.TryGetProperty("type", out var type) && type.ValueKind == System.Text.Json.JsonValueKind.String)
            {
                yield return element;
            }

            foreach (var child in element.EnumerateObject().SelectMany(p => Flatten(p.Value)))
            {
                yield return child;
            }
        }
        else if (element.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (var child in element.EnumerateArray().SelectMany(Flatten))
            {
                yield return child;
            }
        }
    }

    private static string Opened(Card form) => Walk.ButtonsOf(form).OfType<Execute>().First(button => button.Verb == Verbs.SaveStep).Keys["opened"];

    [Theory]
    [InlineData(Role.Member, "That step is not yours to fill in")]
    [InlineData(Role.NoteTaker, "That step is not yours to fill in")]
    [InlineData(Role.Lano, "I can’t find that step")]
    [InlineData(Role.LanoDeputy, "I can’t find that step")]
    [InlineData(Role.TechnicalAdmin, "I can’t find that step")]
    [InlineData(null, "Hello, I help your forum through a SEND inspection")]
    public async Task ForumsOwnForm_ForThoseWithoutTheRight_IsRefusedAndASaveChangesNothing(Role? role, string title)
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var actor = role is { } held ? await world.WithRoleAsync("Nia", held) : world.Nell;
        var number = await world.NumberOfAsync("Swap contact details");

        var asked = await actor.Says($"fill in {number}");
        var saved = await actor.PressesVerb(Verbs.SaveStep, await world.KeysOfAsync("FULL-W1-02", ("f_lead_name", "Mallory")));

        Assert.Equal(title, asked.Card.Title);
        Assert.DoesNotContain("Saved", saved.Text);
        Assert.DoesNotContain("Mallory", (await world.Ann.Says("contacts")).Text);
    }

    [Theory]
    [InlineData(Verbs.FillStep)]
    [InlineData(Verbs.SaveStep)]
    [InlineData(Verbs.TickStep)]
    [InlineData(Verbs.ShowStep)]
    public async Task ButtonOfAStep_ThatThePersonMayNotSee_IsRefusedInPlainWords(string verb)
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);

        var pressed = await world.Lena.PressesVerb(verb, await world.KeysOfAsync("FULL-W1-02"));

        Assert.Contains("I cannot show you that step here.", pressed.Text);
    }

    [Fact]
    public async Task NoteTaker_WritesDownWhenTheirOwnStepIs()
    {
        using var world = await Inspected.StartedAsync(dialogs: dialogs);
        var nia = await world.WithRoleAsync("Nia", Role.NoteTaker);
        var form = await world.FormAsync(nia, await world.NumberOfAsync("Feedback meeting"));

        var saved = await nia.Presses(form, "Save", new { f_meets_at = "2027-03-19", f_meets_at_time = "14:00" });

        Assert.Contains("Saved. Thank you.", saved.Text);
    }
}

/// <summary>The forms as messages in each person's own chat.</summary>
public sealed class EvidenceFormInOwnChatTests() : EvidenceFormTests(dialogs: false);

/// <summary>The forms in dialogs.</summary>
public sealed class EvidenceFormInDialogTests() : EvidenceFormTests(dialogs: true);
