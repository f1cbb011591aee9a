using System.Text.Json;
using ForumBot.Slack.Install;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// For which installation a request came. What names another app, or an installation that is not there, is nobody's.
/// Source: Slack's references of the events, interactions and commands.
/// </summary>
internal sealed class Whose(ISlackInstallations installations)
{
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

        // In a channel that is shared with others the team is that of whoever presses; whose message it is, the message says.
        var message = payload.Object("message");
        return await FindAsync(payload, message?.Text("team") ?? message?.Object("bot_profile")?.Text("team_id"), ct)
            ?? await FindAsync(payload, payload.Object("team")?.Text("id"), ct);
    }

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
