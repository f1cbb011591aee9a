using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Messaging;
using ForumBot.Slack.Windows;

namespace ForumBot.Slack.Inbound;

/// <summary>Finds out for which installation something came, reads it, and hands it to its turn. What is none of ours, or nothing to act on, is taken and dropped.</summary>
internal sealed partial class SlackInbound(
    Whose whose, EventTurns events, PressTurns presses, SubmissionTurns submissions, CommandTurns commands, Answers answers, ILogger<SlackInbound> log)
    : ISlackInbound
{
    public Task<SlackReply> EventAsync(JsonElement delivery, CancellationToken ct) => OrComeAgainAsync(HappenedAsync(delivery, isAgain: false, ct));

    public Task<SlackReply> InteractionAsync(JsonElement payload, CancellationToken ct) => OrComeAgainAsync(InteractedAsync(payload, isAgain: false, ct));

    public Task<SlackReply> CommandAsync(JsonElement fields, CancellationToken ct) => OrComeAgainAsync(CommandedAsync(fields, isAgain: false, ct));

    /// <summary>Takes something once more that nothing came of, and sees it to its end. False when nothing came of it now either.</summary>
    internal async Task<bool> AgainAsync(RequestKind kind, string json, CancellationToken ct) => SlackJson.Parse(Encoding.UTF8.GetBytes(json)) is { } request
        && (await OrComeAgainAsync(kind switch
        {
            RequestKind.Event => HappenedAsync(request, isAgain: true, ct),
            RequestKind.Command => CommandedAsync(request, isAgain: true, ct),
            _ => InteractedAsync(request, isAgain: true, ct),
        })).IsTaken;

    /// <summary>Tells whoever pressed something that nothing came of it, in their own chat. Always true: it is told once.</summary>
    internal async Task<bool> GivenUpAsync(string json, CancellationToken ct)
    {
        if (SlackJson.Parse(Encoding.UTF8.GetBytes(json)) is { } payload
            && await whose.OfInteractionAsync(payload, ct) is { DeadSince: null } installation
            && Actor.OfInteraction(payload, installation.Tenant) is { } by)
        {
            var place = new Place(SlackIds.Place(installation.Tenant, by.User), PlaceKind.Personal);
            await answers.TellAsync(new(installation.Tenant, by.User, place, AskedIn.Before), by.Id, Notices.NotSaved(), replace: false, ct);
        }

        return true;
    }

    // Whose it is has to be asked of Slack, now and then, and Slack may be out of reach.
    private static async Task<SlackReply> OrComeAgainAsync(Task<SlackReply> taking)
    {
        try
        {
            return await taking;
        }
        catch (HttpRequestException)
        {
            return SlackReply.ComeAgain;
        }
    }

    private async Task<SlackReply> HappenedAsync(JsonElement delivery, bool isAgain, CancellationToken ct)
    {
        if (delivery.Text("type") == "app_rate_limited")
        {
            Log.TooManyEvents(log);
            return SlackReply.Taken;
        }

        if (delivery.Text("type") != "event_callback" || delivery.Text("event_id") is not { } id
            || await whose.OfEventAsync(delivery, ct) is not { } installation
            || EventReader.Read(delivery, installation) is not { } happened
            || (installation.DeadSince is not null && happened is not SlackEvent.Removed))
        {
            // That a workspace removes the bot counts all the same when a call has met the dead token before.
            return SlackReply.Taken;
        }

        var from = happened is SlackEvent.Said said ? SlackIds.Person(said.From.Home ?? "unknown", said.From.User).Key : null;
        return Answer(await events.TakeAsync(installation, id, happened, new(id, RequestKind.Event, installation.Tenant, from, delivery.GetRawText) { IsAgain = isAgain }));
    }

    private async Task<SlackReply> InteractedAsync(JsonElement payload, bool isAgain, CancellationToken ct)
    {
        if (await whose.OfInteractionAsync(payload, ct) is not { DeadSince: null } installation || Actor.OfInteraction(payload, installation.Tenant) is not { } by)
        {
            return SlackReply.Taken;
        }

        switch (payload.Text("type"))
        {
            case "block_actions":
                var taken = true;
                foreach (var press in InteractionReader.Presses(payload, by))
                {
                    taken &= await PressAsync(press);
                }

                return Answer(taken);
            case "shortcut" or "message_action" when InteractionReader.Shortcut(payload, by) is { } chosen:
                return Answer(await PressAsync(chosen));
            case "view_submission" when InteractionReader.Submission(payload, by) is { } handedIn:
                return await submissions.SubmitAsync(installation, isAgain ? handedIn.Again() : handedIn, RequestOf(handedIn));
            default:
                // A window that was closed has nothing to say: what was saved is saved, and what was not was not wanted.
                return SlackReply.Taken;
        }

        ValueTask<bool> PressAsync(Press press) => presses.PressAsync(installation, isAgain ? press.Again() : press, RequestOf(press));

        WaitingRequest RequestOf(Press press) => new(press.Delivery, RequestKind.Interaction, installation.Tenant, by.Id.Key, () => WithoutSecrets(payload)) { IsAgain = isAgain };
    }

    private async Task<SlackReply> CommandedAsync(JsonElement fields, bool isAgain, CancellationToken ct)
    {
        if (await whose.OfCommandAsync(fields, ct) is not { DeadSince: null } installation || Actor.OfCommand(fields, installation.Tenant) is not { } by)
        {
            return SlackReply.Taken;
        }

        var from = SlackIds.Person(by.Home ?? "unknown", by.User).Key;
        var request = new WaitingRequest(fields.Text("trigger_id") ?? from, RequestKind.Command, installation.Tenant, from, () => WithoutSecrets(fields)) { IsAgain = isAgain };
        return Answer(await commands.TakeAsync(installation, by, fields, request));
    }

    // The address would let anybody who reads it answer in our name.
    private static string WithoutSecrets(JsonElement fields)
    {
        var kept = JsonObject.Create(fields)!;
        kept.Remove("response_url");
        kept.Remove("response_urls");
        kept.Remove("token");
        return kept.ToJsonString();
    }

    private static SlackReply Answer(bool taken) => taken ? SlackReply.Taken : SlackReply.ComeAgain;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Slack holds back events, because there were too many in a minute. People may get no answer for a while.")]
        internal static partial void TooManyEvents(ILogger log);
    }
}
