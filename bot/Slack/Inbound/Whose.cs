using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Slack.Install;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// For which installation a request came. What names another app, or an installation that is not there, is nobody's.
/// Source: Slack's references of the events, interactions and commands.
/// </summary>
internal sealed class Whose(ISlackInstallations installations)
{
    private const string Mark = "of:";

    /// <summary>
    /// A whisper's blocks with whose it is on those that can be pressed. A press on a whisper brings no message along, and where people of other organisations read, the team
    /// it names is that of whoever presses; what it does bring is the name of the block.
    /// </summary>
    internal static string Marked(string blocks, string tenant)
    {
        var all = JsonNode.Parse(blocks)!.AsArray();
        for (var at = 0; at < all.Count; at++)
        {
            if (all[at] is JsonObject block && ((string?)block["type"] == "actions" || block.ContainsKey("accessory")))
            {
                block["block_id"] ??= $"{Mark}{tenant}:{at}";
            }
        }

        return all.ToJsonString();
    }

    /// <summary>The installation that an event was delivered to.</summary>
    internal async ValueTask<SlackInstallation?> OfEventAsync(JsonElement envelope, CancellationToken ct)
    {
        if (envelope.Items("authorizations").FirstOrDefault() is { ValueKind: JsonValueKind.Object } authorised)
        {
            return await FindAsync(envelope, authorised.Flag("is_enterprise_install") ? authorised.Text("enterprise_id") : authorised.Text("team_id"), ct);
        }

        // An app that was just removed has no authorisation any more.
        return await FindAsync(envelope, envelope.Text("context_team_id") ?? envelope.Text("team_id"), ct)
            ?? await FindAsync(envelope, envelope.Text("context_enterprise_id") ?? envelope.Text("enterprise_id"), ct);
    }

    /// <summary>The installation whose message, window or menu entry was used.</summary>
    internal async ValueTask<SlackInstallation?> OfInteractionAsync(JsonElement payload, CancellationToken ct)
    {
        if (payload.Object("view") is { } view)
        {
            return await FindAsync(payload, view.Text("app_installed_team_id"), ct);
        }

        if (payload.Flag("is_enterprise_install"))
        {
            return await FindAsync(payload, payload.Object("enterprise")?.Text("id"), ct);
        }

        // In a channel that is shared with others the team is that of whoever presses; whose message it is, the message says. One that was picked from the menu
        // of a message is somebody else's.
        var message = payload.Text("type") == "block_actions" ? payload.Object("message") : null;
        return await FindAsync(payload, MarkOn(payload) ?? message?.Text("team") ?? message?.Object("bot_profile")?.Text("team_id"), ct)
            ?? await FindAsync(payload, payload.Object("team")?.Text("id"), ct);
    }

    private static string? MarkOn(JsonElement payload) =>
        payload.Items("actions").FirstOrDefault().Text("block_id")?.Split(':') is ["of", var tenant, _] ? tenant : null;

    /// <summary>The installation where a command was typed.</summary>
    internal ValueTask<SlackInstallation?> OfCommandAsync(JsonElement fields, CancellationToken ct) =>
        FindAsync(fields, Actor.IsOfOrganisation(fields) ? fields.Text("enterprise_id") : fields.Text("team_id"), ct);

    // Shortcuts do not say which app they are of, and of a token in the settings we do not know; both came to our address, signed with our secret.
    private async ValueTask<SlackInstallation?> FindAsync(JsonElement request, string? tenant, CancellationToken ct) =>
        tenant is not null
        && await installations.FindAsync(tenant, ct) is { } found
        && (request.Text("api_app_id") is not { } app || found.AppId.Length == 0 || app == found.AppId)
            ? found : null;
}
