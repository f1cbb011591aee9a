using ForumBot.Messaging;

namespace ForumBot.Slack;

/// <summary>
/// What the bot knows about people and places in Slack: asked for when it is needed, known for five minutes at most, dropped when Slack says that it changed.
/// </summary>
internal sealed class SlackDirectory
{
    /// <summary>
    /// The person as they stand now: their name ("Sam Jones (guest)" for a guest), whether they are one. Null for somebody who is deactivated, a bot, or whom
    /// Slack does not know. <paramref name="tenant"/> is the installation's; their home may be another.
    /// </summary>
    internal ValueTask<Person?> PersonAsync(string tenant, string user, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The place as it stands now, with <see cref="Place.HasOutsiders"/>; null when the bot is not in it. A direct chat is its <paramref name="user"/>'s own.</summary>
    internal ValueTask<Place?> PlaceAsync(string tenant, string channel, string user, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Forgets what is known about a person, because Slack says that it changed.</summary>
    internal void ForgetPerson(string tenant, string user) => throw new NotImplementedException();

    /// <summary>Forgets what is known about a place, because Slack says that it changed.</summary>
    internal void ForgetPlace(string tenant, string channel) => throw new NotImplementedException();
}
