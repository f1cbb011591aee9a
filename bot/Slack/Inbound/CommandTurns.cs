using System.Text.Json;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Install;
using ForumBot.Slack.Windows;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Walks a command through the bot. What is typed behind it is what people say anywhere; without anything it is "help". The answer is whispered always: to show it to
/// all would show what was typed, too.
/// </summary>
internal sealed class CommandTurns(Dispatcher dispatcher, Answers answers, Meeting meeting, Inbox inbox, WorkQueue queue, TimeProvider time)
{
    private const string Help = "help";

    /// <summary>Takes a command and sees it through. False when nothing was done about it; Slack tells the person so.</summary>
    internal async ValueTask<bool> TakeAsync(SlackInstallation installation, Actor by, JsonElement fields, WaitingRequest request)
    {
        var channel = fields.Text("channel_id");
        var place = SlackIds.Place(installation.Tenant, channel ?? by.User).Key;
        if (!queue.TryTake(place, out var errand))
        {
            return false;
        }

        using (errand)
        {
            var turn = errand.DoAsync(Lane.Pressed(place, by.User), ct => RunAsync(installation, by, channel, fields, errand, ct)).AsTask();
            return await inbox.SeeThroughAsync(request, turn);
        }
    }

    private async Task RunAsync(SlackInstallation installation, Actor by, string? channel, JsonElement fields, WorkQueue.Errand errand, CancellationToken ct)
    {
        var tenant = installation.Tenant;
        var unmet = new Asked(tenant, by.User, new(SlackIds.Place(tenant, by.User), PlaceKind.Personal), AskedIn.Command)
        {
            ResponseUrl = InteractionReader.AddressIn(fields),
            Trigger = fields.Text("trigger_id"),
        };
        if (await meeting.PersonAsync(tenant, by, ct) is not { } person
            || await meeting.PlaceAsync(tenant, channel, null, by.User, person.Id, ct) is not { Place: var place } met)
        {
            errand.Leave(Lane.To(unmet.Place.Id.Key), inner => answers.TellAsync(unmet, by.Id, Notices.NotKnown(), replace: false, inner));
            return;
        }

        var asked = unmet with { Place = place };
        var (words, mentioned) = await meeting.ReadAsync(tenant, installation.BotUserId, new(fields.Text("text")), ct);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var delivery = fields.Text("trigger_id") ?? $"command/{now.ToUnixTimeMilliseconds()}";
        var outcome = await dispatcher.DispatchAsync(new IncomingMessage(delivery, person, place, now, words.Length == 0 ? Help : words, mentioned) { LetMeIn = met.LetMeIn }, ct);
        answers.Send(asked, outcome, window: null, errand);
    }
}
