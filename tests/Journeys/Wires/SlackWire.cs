using ForumBot.Messaging;
using ForumBot.Tests.Slack;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>People in Slack: a channel, their own chats with the bot, windows, and every request signed.</summary>
internal sealed class SlackWire(SlackBot bot) : IWire
{
    private const string OpenForm = "Open the form";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private static readonly Dictionary<Who, (string Name, string Id)> People = new()
    {
        [Who.Chair] = ("Cora Coordinator", SlackCapture.Coordinator),
        [Who.Deputy] = ("Vic Volunteer", SlackCapture.Volunteer),
        [Who.Lano] = ("Lena Lane", "U0LENALANO1"),
        [Who.Member] = ("Mo Hill", "U0MOHILL001"),
        [Who.Stranger] = ("Sid Stone", "U0SIDSTONE1"),
    };

    private readonly SlackTalk talk = new(bot);

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

    public async Task<Seen> SeesAsync(string words) => Of(await talk.SeesAsync(words));

    public async Task<Seen> HearsAloneAsync(string words) => Of(await talk.HearsAsync(words));

    public async Task<Seen> SeesChangedAsync(string words) => Of(await talk.SeesChangedAsync(words));

    public int CountOf(Who who, string words)
    {
        var chat = bot.Slack.Workspace.People[People[who].Id].Chat;
        return bot.Slack.Calls.Count(call => call.Method == "chat.postMessage" && (call.Channel == chat || call.Channel == People[who].Id) && call.Says(words));
    }

    public async Task<Seen> PressesAsync(Who who, Seen on, string button, string sees)
    {
        var from = bot.Slack.Calls.Count;
        await talk.PressesAsync(People[who].Id, (SlackTalk.Shown)on.Native, button);
        return await NextAsync(who, from, sees);
    }

    public async Task<Seen> FillsAsync(Who who, Seen form, string button, string sees, params (string Field, string Value)[] typed)
    {
        if (((SlackTalk.Shown)form.Native).View is null)
        {
            // A message holds no boxes: they stand in the window that it opens.
            form = await PressesAsync(who, form, OpenForm, typed.Length > 0 ? "" : sees);
        }

        var from = bot.Slack.Calls.Count;
        if ((string?)talk.Top(People[who].Id)?.View!.Shown["submit"]?["text"] != button)
        {
            Assert.Empty(typed);
            return await PressesAsync(who, form, button, sees);
        }

        var handed = await talk.HandsInAsync(People[who].Id, typed);
        return handed.Errors is { } errors
            ? new(string.Join('\n', errors.Select(error => (string?)error.Value)), form.Native)
            : await NextAsync(who, from, sees);
    }

    private async Task<Seen> NextAsync(Who who, int from, string words)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Breath)
        {
            if (talk.Top(People[who].Id) is { } window && window.Says(words, window.Title))
            {
                return Of(window);
            }

            var found = bot.Slack.Calls.Skip(from).FirstOrDefault(call =>
                call.Method is "chat.postMessage" or "chat.update" or "chat.postEphemeral" or FakeSlack.Responses && call.Says(words));
            if (found is not null)
            {
                return Of(await (found.Method switch
                {
                    "chat.postMessage" => talk.SeesAsync(words),
                    "chat.update" => talk.SeesChangedAsync(words),
                    "chat.postEphemeral" => talk.HearsAsync(words),
                    _ => talk.SeesAloneAsync(words),
                }));
            }

            await Task.Delay(Breath);
        }

        throw new TimeoutException($"Nothing in Slack says “{words}”. There was:\n{string.Join('\n', bot.Slack.Calls.Skip(from))}\n{talk.Top(People[who].Id)?.Words}");
    }

    private static Seen Of(SlackTalk.Shown shown) => new($"{shown.Title}\n{shown.Words}", shown);
}
