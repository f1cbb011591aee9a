using System.Text.Json.Nodes;
using ForumBot.Messaging;
using ForumBot.Tests.Slack;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>People in Slack: a channel, their own chats with the bot, windows, and every request signed.</summary>
internal sealed class SlackWire(SlackBot bot) : IWire
{
    private const int Newest = 6;
    private const string OpenForm = "Open the form";
    private const string ShowAll = "Show all";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    private static readonly Dictionary<Who, (string Name, string Id)> People = new()
    {
        [Who.Chair] = ("Cora Coordinator", SlackCapture.Coordinator),
        [Who.Deputy] = ("Vic Volunteer", SlackCapture.Volunteer),
        [Who.Lano] = ("Lena Lane", "U0LENALANO1"),
        [Who.Member] = ("Mo Hill", "U0MOHILL001"),
        [Who.Stranger] = ("Sid Stone", "U0SIDSTONE1"),
    };

    private readonly SlackTalk talk = new(bot);
    private readonly HashSet<FakeSlack.Call> seen = [];

    public string Platform => "slack";

    public Place Channel { get; } = new(new("slack", SlackCapture.Team, SlackCapture.Channel), PlaceKind.Channel);

    public string ChannelName => "#inspection in Slack";

    public Person PersonOf(Who who) => new(new(Platform, SlackCapture.Team, People[who].Id), People[who].Name);

    /// <summary>Everybody there is, in the workspace and the channel.</summary>
    internal static void Enter(FakeWorkspace workspace)
    {
        foreach (var (_, (name, id)) in People)
        {
            if (!workspace.People.ContainsKey(id))
            {
                workspace.Add(new FakePerson(id, name));
            }
        }

        workspace.Add(new FakeChannel(SlackCapture.Channel, [.. People.Values.Select(person => person.Id)]) { Name = "inspection" });
    }

    public Task AddsTheBotAsync(Who who) => talk.InvitesAsync(People[who].Id);

    public Task SaysAsync(Who who, string words) => talk.SaysAsync(People[who].Id, words);

    public Task WritesAsync(Who who, string words) => talk.WritesAsync(People[who].Id, words);

    public Task<Seen> AllSeeAsync(string words) => NextAsync(null, call => call.Method == "chat.postMessage" && IsForAll(call), words);

    public Task<Seen> AllSeeChangedAsync(string words) => NextAsync(null, call => call.Method == "chat.update" && IsForAll(call), words);

    public Task<Seen> SeesAsync(Who who, string words) => NextAsync(null, call => call.Method != "chat.update" && IsFor(call, who), words);

    public Task<Seen> SeesChangedAsync(Who who, string words) => NextAsync(null, call => call.Method == "chat.update" && IsFor(call, who), words);

    public void LooksAway() => seen.UnionWith(bot.Slack.Calls);

    public int CountOf(Who? who, string words) => bot.Slack.Calls.Count(call => (who is { } one ? IsFor(call, one) : IsForAll(call)) && call.Says(words))
        + (who is { } at ? bot.Slack.Workspace.EverShownTo(People[at].Id).Count(view => new SlackTalk.Shown(view["blocks"]!.AsArray()).Says(words, TitleOf(view))) : 0);

    public async Task<Seen> PressesAsync(Who who, Seen on, string button, string? sees)
    {
        var shown = Now(who, on);
        if (!shown.Buttons.Contains(button) && shown.Buttons.FirstOrDefault(opener => opener is OpenForm or ShowAll) is { } opener)
        {
            // A message holds no boxes and not everything else: the rest stands in the window that it opens.
            shown = await OpensAsync(who, shown, opener, button);
        }

        return SubmitOf(shown) == button ? await FillsAsync(who, on with { Native = shown }, button, sees) : await PressAsync(who, on with { Native = shown }, button, sees);
    }

    public async Task<Seen> FillsAsync(Who who, Seen form, string button, string? sees, params (string Field, string Value)[] typed)
    {
        var shown = Now(who, form);
        if (shown.View is null)
        {
            shown = await OpensAsync(who, shown, OpenForm, button);
        }

        if (SubmitOf(shown) != button)
        {
            return await PressAsync(who, form with { Native = shown }, button, sees, typed);
        }

        var before = (bot.Slack.Calls.Count, talk.Top(People[who].Id)?.View?.Hash);
        var handed = await talk.HandsInAsync(People[who].Id, typed);
        if (handed.Errors is not { } errors)
        {
            return sees is null ? form : await AfterAsync(who, before, sees);
        }

        // The window stays as it is, with a sentence beside each box.
        var sentences = string.Join('\n', errors.Select(error => (string?)error.Value));
        Assert.Contains(sees!, sentences);
        return new(sentences, talk.Top(People[who].Id)!);
    }

    private async Task<SlackTalk.Shown> OpensAsync(Who who, SlackTalk.Shown shown, string opener, string button)
    {
        await talk.PressesAsync(People[who].Id, shown, opener);
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Breath)
        {
            if (talk.Top(People[who].Id) is { } top && (SubmitOf(top) == button || top.Buttons.Contains(button)))
            {
                return top;
            }

            await Task.Delay(Breath);
        }

        throw new TimeoutException($"No window with a button “{button}” opened. There is:\n{talk.Top(People[who].Id)?.Words}");
    }

    // What they see in a window is always what it shows now.
    private SlackTalk.Shown Now(Who who, Seen seen) => (SlackTalk.Shown)seen.Native is { View: not null } old ? talk.Top(People[who].Id) ?? old : (SlackTalk.Shown)seen.Native;

    private async Task<Seen> PressAsync(Who who, Seen on, string button, string? sees, params (string Field, string Value)[] typed)
    {
        var before = (bot.Slack.Calls.Count, talk.Top(People[who].Id)?.View?.Hash);
        await talk.PressesAsync(People[who].Id, (SlackTalk.Shown)on.Native, button, typed);
        return sees is null ? on : await AfterAsync(who, before, sees);
    }

    // What was there before is no answer to what was done.
    private Task<Seen> AfterAsync(Who who, (int Calls, string? Window) before, string words)
    {
        var old = bot.Slack.Calls.Take(before.Calls).ToHashSet();
        return NextAsync(who, call => !old.Contains(call) && IsFor(call, who), words, before.Window);
    }

    private async Task<Seen> NextAsync(Who? windowsOf, Func<FakeSlack.Call, bool> fits, string words, string? oldWindow = null)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Breath)
        {
            if (windowsOf is { } who && talk.Top(People[who].Id) is { } window && window.View!.Hash != oldWindow && window.Says(words, window.Title))
            {
                return new($"{window.Title}\n{window.Words}", window);
            }

            if (bot.Slack.Calls.FirstOrDefault(call => !seen.Contains(call) && fits(call) && call.Says(words)) is { } found)
            {
                seen.Add(found);
                var shown = talk.Of(found);
                return new(shown.Words, shown);
            }

            await Task.Delay(Breath);
        }

        throw new TimeoutException($"In Slack nobody sees “{words}” who should. The newest:\n{string.Join("\n--\n", bot.Slack.Calls.Where(call => call.Blocks is not null).TakeLast(Newest).Select(call => $"{call.Method} {call.Channel} {call.User}\n{call.Text ?? talk.Of(call).Words}"))}\n{(windowsOf is { } one ? talk.Top(People[one].Id)?.Words : "")}");
    }

    private bool IsFor(FakeSlack.Call call, Who who)
    {
        var id = People[who].Id;
        return call.Method switch
        {
            "chat.postMessage" or "chat.update" => call.Channel == id || call.Channel == bot.Slack.Workspace.ChatWith(id),
            "chat.postEphemeral" => call.User == id,
            FakeSlack.Responses => talk.AloneAt(call) == id,
            _ => false,
        };
    }

    // An answer that shows to more than the one who asked shows to all.
    private bool IsForAll(FakeSlack.Call call) => call.Method switch
    {
        "chat.postMessage" or "chat.update" => call.Channel == SlackCapture.Channel,
        FakeSlack.Responses => talk.AloneAt(call) is null,
        _ => false,
    };

    private static string? SubmitOf(SlackTalk.Shown shown) => (string?)shown.View?.Shown["submit"]?["text"];

    private static string? TitleOf(JsonObject view) => (string?)view["title"]?["text"];
}
