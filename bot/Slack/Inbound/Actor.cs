using System.Text.Json;
using ForumBot.Messaging;

namespace ForumBot.Slack.Inbound;

/// <summary>
/// Whoever did something, as Slack's request says: the user, and the workspace or organisation that is their home. Null for a home that Slack does not say; such a
/// person is nobody's member. Source: Slack Connect in Slack's documentation, where the outer team of an event may be the speaker's or ours.
/// </summary>
internal sealed record Actor(string User, string? Home)
{
    /// <summary>The only thing that is sure of them: what Slack calls them.</summary>
    internal PersonId Id => SlackIds.Person(Home ?? "unknown", User);

    /// <summary>Who an event is from. <paramref name="tenant"/> is the installation's.</summary>
    internal static Actor? OfEvent(JsonElement envelope, JsonElement inner, string user, string tenant)
    {
        if (!envelope.Flag("is_ext_shared_channel"))
        {
            return new(user, tenant);
        }

        // The team of the event itself comes last: it can be ours although somebody else's member speaks.
        var home = inner.Text("user_team") ?? inner.Text("source_team") ?? inner.Object("user_profile")?.Text("team") ?? inner.Text("team");
        return new(user, home);
    }

    /// <summary>Who pressed or handed in something; null when the payload names nobody.</summary>
    internal static Actor? OfInteraction(JsonElement payload, string tenant)
    {
        if (payload.Object("user") is not { } user || user.Text("id") is not { } id)
        {
            return null;
        }

        // Installed for an organisation, its people are at home in it, whichever of its workspaces they came from.
        var isOfOrganisation = payload.Object("enterprise")?.Text("id") == tenant;
        return new(id, isOfOrganisation ? tenant : user.Text("team_id"));
    }

    /// <summary>Who typed a command; null when the fields name nobody. Only people of the installation's workspace or organisation can.</summary>
    internal static Actor? OfCommand(JsonElement fields, string tenant) =>
        fields.Text("user_id") is not { } id ? null
        : new(id, fields.Text("enterprise_id") == tenant && IsOfOrganisation(fields) ? tenant : fields.Text("team_id"));

    /// <summary>True for a command of an organisation's installation. Its fields are texts, also over the socket.</summary>
    internal static bool IsOfOrganisation(JsonElement fields) => fields.Text("is_enterprise_install") == "true";

    /// <summary>
    /// The person, from what the directory knows of them. Where the request and the directory do not agree that they are at home here, they are a guest, under the
    /// identity that is not of this place.
    /// </summary>
    internal Person As(Person known, string tenant)
    {
        if (Home == tenant)
        {
            return known;
        }

        var id = known.Id.Tenant == tenant ? Id : known.Id;
        return known with { Id = id, IsGuest = true };
    }
}
