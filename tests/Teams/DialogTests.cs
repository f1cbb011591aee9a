using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using static ForumBot.Tests.Teams.ForumInTeams;

namespace ForumBot.Tests.Teams;

/// <summary>Forms in Teams' dialogs, over HTTP: what the client gets, and what the others see.</summary>
public sealed class DialogTests : IAsyncLifetime
{
    private ForumInTeams app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await ForumInTeams.StartAsync();
        await app.InspectAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task ButtonToAForm_Pressed_OpensTheFormInADialog()
    {
        var dialog = await FormAsync();

        Assert.Equal("Swap contact details", dialog.Title);
        Assert.Contains(dialog.Inputs, input => (string?)input["id"] == "f_lead_name");
        Assert.Equal("Action.Submit", (string?)ButtonOf(dialog.Card, "Save")["type"]);
        Assert.True(app.Connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Form_HandedInWithMistakes_StaysOpenWithWhatWasTypedAndSaysWhatIsWrong()
    {
        var dialog = await FormAsync();

        var again = await Dialog.OfAsync(await app.HandsInAsync(
            Captured.Alex, dialog, "Save", ("f_lead_name", "Sam Okoro"), ("f_lead_email", "sam at ofsted"), ("f_lead_phone", "12")));

        Assert.Equal("sam at ofsted", (string?)again.Inputs.Single(input => (string?)input["id"] == "f_lead_email")["value"]);
        Assert.Equal("12", (string?)again.Inputs.Single(input => (string?)input["id"] == "f_lead_phone")["value"]);
        Assert.Contains("It should look like name@example.org", again.Words, StringComparison.Ordinal);
        Assert.Contains("Please look again at 2 boxes", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_HandedInRight_ShowsTheOutcomeAndRedrawsTheSharedCard()
    {
        await app.SaysAsync(Captured.Alex, "today");
        var dialog = await Dialog.OfAsync(await app.FetchAsync(Captured.Alex, Data(Verbs.FillStep, ("step", "FULL-W1-05"))));

        var saved = await Dialog.OfAsync(await app.HandsInAsync(
            Captured.Alex, dialog, "Save", ("f_offsite_start", "2027-03-25"), ("f_onsite_start", "2027-03-29"), ("f_onsite_end", "2027-04-02")));
        var redrawn = await app.Connector.CardAsync();

        Assert.Contains("Saved. Thank you.", saved.Words, StringComparison.Ordinal);
        Assert.Equal("PUT", redrawn.Method);
        Assert.Contains("Thursday 25 March", redrawn.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ButtonInADialog_ThatIsNoForms_ShowsItsCardThere()
    {
        var step = await Dialog.OfAsync(await app.HandsInAsync(Captured.Alex, await FormAsync(), "Back"));
        var list = await Dialog.OfAsync(await app.HandsInAsync(Captured.Alex, step, "Today"));

        Assert.Contains("Swap contact details", step.Title, StringComparison.Ordinal);
        Assert.Contains("day 1", list.Title, StringComparison.OrdinalIgnoreCase);
        Assert.True(app.Connector.HasNoMoreCalls);
    }

    [Fact]
    public async Task Form_HandedInOverAChannelThatAnyoneReads_ShowsTheirAnswersToThePersonAloneAndToNobodyElse()
    {
        await app.Store.UpdateAsync<Forum>(app.Forum.Id, forum => forum with { Places = forum.Places.SetItem(Channel.Id.Key, new(Channel, Audience.Open)) });
        var dialog = await Dialog.OfAsync(await app.FetchAsync(Captured.Alex, Data(Verbs.FillStep)));

        var saved = await Dialog.OfAsync(await app.HandsInAsync(Captured.Alex, dialog, "Save", ("f_lead_name", "Sam Okoro")));
        var posted = await app.SaysAsync(Captured.Alex, "today");

        Assert.Contains("Sam Okoro", saved.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Okoro", posted.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_WhoseOutcomeIsForEverybody_ClosesTheDialogWithAnEmptyAnswer()
    {
        var forum = await app.Store.UpdateAsync<Forum>(app.Forum.Id, f => f with { InspectionId = null });
        var invitation = await app.SaysAsync(Captured.Alex, "start inspection");
        var form = await app.OpensAsync(Captured.Alex, invitation, "Start");
        var preview = await Dialog.OfAsync(await app.HandsInAsync(
            Captured.Alex, form, "Show me the dates", ("kind", "area-send-full"), ("called", "2027-03-08")));

        using var closed = await app.HandsInAsync(Captured.Alex, preview, "Start now");
        var posted = await app.Connector.CardAsync();

        Assert.Null(forum.InspectionId);
        Assert.Equal(200, (int)closed.StatusCode);
        Assert.Empty(await closed.Content.ReadAsStringAsync());
        Assert.Null(closed.Content.Headers.ContentType);
        Assert.Equal("POST", posted.Method);
        Assert.Contains("day 1", posted.Title, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Captured.Megan, "I can’t find that step")]
    [InlineData(Captured.Adele, "That step is not yours to fill in")]
    [InlineData(Stranger, "I can’t find that step")]
    public async Task Form_OpenedByThoseWithoutTheRight_IsADialogWithoutIt(string user, string title)
    {
        var dialog = await Dialog.OfAsync(await app.FetchAsync(user, Data(Verbs.FillStep)));

        Assert.Contains(title, dialog.Words, StringComparison.Ordinal);
        Assert.Empty(dialog.Inputs);
    }

    [Theory]
    [InlineData(Captured.Megan)]
    [InlineData(Captured.Adele)]
    [InlineData(Stranger)]
    public async Task Form_HandedInByThoseWithoutTheRight_ChangesNothing(string user)
    {
        var dialog = await Dialog.OfAsync(await app.SubmitAsync(user, Data(Verbs.SaveStep, ("f_lead_name", "Mallory"))));

        Assert.DoesNotContain("Saved", dialog.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Mallory", (await app.SaysAsync(Captured.Alex, "contacts")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no.such.verb", null)]
    [InlineData(Verbs.ShowForumDetails, "forum-2")]
    public async Task Dialog_AskedForByAGuess_SaysThatThereIsNothing(string verb, string? forum)
    {
        var data = Data(verb);
        if (forum is not null)
        {
            data[Execute.ForumKey] = forum;
        }

        var dialog = await Dialog.OfAsync(await app.FetchAsync(Captured.Alex, data));

        Assert.Equal("I can’t help with that", dialog.Title);
    }

    [Fact]
    public async Task Dialog_AskedForWithoutIdentity_IsAnsweredPolitely()
    {
        var message = await Dialog.MessageOfAsync(await app.FetchAsync("a/b", Data(Verbs.FillStep)));

        Assert.Contains("Sign in to Teams", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialog_ThatCannotBeRead_IsAnsweredInPlainWords()
    {
        var opened = await Dialog.MessageOfAsync(await app.FetchAsync(Captured.Alex, new JsonObject { ["verb"] = 7 }));
        var handedIn = await Dialog.MessageOfAsync(await app.SubmitAsync(Captured.Alex, JsonValue.Create("step.save")));

        Assert.All([opened, handedIn], message => Assert.StartsWith("I could not read that.", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_ThatTakesLongerThanTeamsWaits_IsAnsweredWithALineAndThenSentToThePerson()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var data = Data(Verbs.SaveStep, ("f_lead_name", "Sam Okoro"));
        // From here on the bot knows where it is, so that the next thing to be saved is the form.
        await app.SaysAsync(Captured.Alex, "contacts");
        app.Store.BeforeCommit = writes => writes.Any(write => write.Kind == typeof(Inspection)) ? new(hold.Task) : ValueTask.CompletedTask;

        var pressing = app.SubmitAsync(Captured.Alex, data);
        await app.Time.WaitForAsync(TimeSpan.FromSeconds(2.5));
        app.Time.Advance(TimeSpan.FromSeconds(2.5));
        var line = await Dialog.MessageOfAsync(await pressing);
        hold.SetResult();
        var calls = new[] { await app.Connector.CallAsync(), await app.Connector.CallAsync() };

        Assert.Contains("I am still working on it", line, StringComparison.Ordinal);
        Assert.Contains(calls, call => call.Title?.Contains("Swap contact details", StringComparison.Ordinal) == true && call.Path.Contains("a%3Achat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dialog_AskedForTwiceWithOneId_IsOpenedOnceAndSaysSo()
    {
        var body = Captured.Body(
            "personal-task-fetch", b => b["value"]!["data"] = Data(Verbs.ShowHelp), app.Connector.ServiceUrl).ToJsonString();

        await Dialog.OfAsync(await PostAsync(body));
        var second = await Dialog.MessageOfAsync(await PostAsync(body));

        Assert.Equal("I have had that already. If nothing has changed, close this and press again.", second);
    }

    private Task<HttpResponseMessage> PostAsync(string body) =>
        app.Http.PostAsync("/api/messages", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

    private async Task<Dialog> FormAsync() =>
        await app.OpensAsync(Captured.Alex, await app.SaysAsync(Captured.Alex, "contacts"), "Add");

    private static JsonObject Data(string verb, params (string Id, string Value)[] typed)
    {
        var data = new JsonObject { ["verb"] = verb, ["inspection"] = "inspection-1", ["step"] = "FULL-W1-02" };
        foreach (var (id, value) in typed)
        {
            data[id] = value;
        }

        return data;
    }
}
