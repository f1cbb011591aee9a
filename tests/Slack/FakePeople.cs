using System.Text.Json.Nodes;

namespace ForumBot.Tests.Slack;

/// <summary>Somebody as Slack knows them; a full member unless something else is said.</summary>
internal sealed record FakePerson(string Id, string Name)
{
    internal string Team { get; init; } = SlackCapture.Team;

    /// <summary>The organisation, and the workspaces of it that they are in.</summary>
    internal (string Enterprise, string[] Teams)? Grid { get; init; }

    internal bool IsGuest { get; init; }

    internal bool IsSingleChannelGuest { get; init; }

    internal bool IsStranger { get; init; }

    internal bool IsDeactivated { get; init; }

    internal bool IsBot { get; init; }

    /// <summary>Their chat with the bot.</summary>
    internal string Chat { get; init; } = "D" + Id[1..];

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["team_id"] = Team,
            ["name"] = Id.ToLowerInvariant(),
            ["real_name"] = Name,
            ["deleted"] = IsDeactivated,
            ["is_bot"] = IsBot,
            ["is_restricted"] = IsGuest || IsSingleChannelGuest,
            ["is_ultra_restricted"] = IsSingleChannelGuest,
            ["profile"] = new JsonObject { ["display_name"] = "", ["real_name"] = Name, ["team"] = Team },
        };
        if (IsStranger)
        {
            json["is_stranger"] = true;
        }

        if (Grid is { } grid)
        {
            json["enterprise_user"] = new JsonObject
            {
                ["id"] = "W" + Id[1..],
                ["enterprise_id"] = grid.Enterprise,
                ["teams"] = new JsonArray([.. grid.Teams.Select(team => (JsonNode)JsonValue.Create(team)!)]),
            };
        }

        return json;
    }
}

/// <summary>A channel as Slack knows it; the bot is in it unless something else is said, and not among <see cref="Members"/>.</summary>
internal sealed record FakeChannel(string Id, IReadOnlyList<string> Members)
{
    internal bool HasBot { get; init; } = true;

    internal bool IsExternallyShared { get; init; }

    internal bool IsArchived { get; init; }

    internal bool IsGroupChat { get; init; }

    internal bool IsPrivate { get; init; }

    /// <summary>As Slack gives it out; its id in small letters unless a test says otherwise.</summary>
    internal string? Name { get; init; }

    internal JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name ?? Id.ToLowerInvariant(),
        ["is_member"] = HasBot,
        ["is_ext_shared"] = IsExternallyShared,
        ["is_archived"] = IsArchived,
        ["is_mpim"] = IsGroupChat,
        ["is_im"] = false,
        ["is_private"] = IsPrivate || IsGroupChat,
    };
}

/// <summary>A window or a home tab: Slack's id and hash, and what it shows.</summary>
internal sealed record FakeView(string Id, string Hash, JsonObject Shown)
{
    /// <summary>The view as Slack sends it with a press; the state is for the test to fill in.</summary>
    internal JsonObject ToJson()
    {
        var json = Shown.DeepClone().AsObject();
        (json["id"], json["hash"], json["team_id"], json["app_installed_team_id"]) = (Id, Hash, SlackCapture.Team, SlackCapture.Team);
        json["state"] ??= new JsonObject { ["values"] = new JsonObject() };
        return json;
    }
}
