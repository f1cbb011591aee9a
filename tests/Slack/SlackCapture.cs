using System.Text.Json.Nodes;

namespace ForumBot.Tests.Slack;

/// <summary>What Slack sends and answers, from samples. Every value is invented.</summary>
internal static class SlackCapture
{
    internal const string Team = "T0FORUM0001";
    internal const string App = "A0FORUMBOT1";
    internal const string Bot = "U0FORUMBOT1";
    internal const string BotAuthor = "B0FORUMBOT1";

    /// <summary>A full member, who speaks in most samples.</summary>
    internal const string Coordinator = "U0COORD0001";

    /// <summary>The bot's chat with <see cref="Coordinator"/>.</summary>
    internal const string CoordinatorChat = "D0COORDBOT1";

    internal const string Volunteer = "U0VOLUN0007";

    /// <summary>A guest in a single channel.</summary>
    internal const string Guest = "U0GUEST0003";

    /// <summary>Somebody of <see cref="PartnerTeam"/>, met in <see cref="SharedChannel"/>.</summary>
    internal const string Outsider = "U0OUTSIDE09";

    internal const string PartnerTeam = "T0PARTNER09";

    /// <summary>The forum's own channel.</summary>
    internal const string Channel = "C0INSPECT01";

    /// <summary>A channel that is shared with another organisation.</summary>
    internal const string SharedChannel = "C0SHARED001";

    /// <summary>The sample as JSON.</summary>
    internal static JsonObject Json(string name) => JsonNode.Parse(Open(name))!.AsObject();

    /// <summary>The sample as it stands in its file.</summary>
    internal static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        typeof(SlackCapture).Assembly.GetManifestResourceStream($"ForumBot.Tests.Slack.Captures.{name}.json")
        ?? throw new FileNotFoundException($"There is no sample '{name}'.");
}
