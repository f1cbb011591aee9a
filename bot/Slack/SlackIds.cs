using ForumBot.Messaging;

namespace ForumBot.Slack;

/// <summary>
/// How Slack's ids become ours. The tenant is the workspace's team id (T...), or the enterprise id (E...) where the bot is installed for a whole organisation.
/// A person's tenant is that of their home, so somebody of another organisation is somebody else, even with the same user id.
/// </summary>
internal static class SlackIds
{
    /// <summary>The platform's name.</summary>
    internal const string Platform = "slack";

    internal static PersonId Person(string homeTenant, string user) => new(Platform, homeTenant, user);

    internal static PlaceId Place(string tenant, string channel) => new(Platform, tenant, channel);
}
