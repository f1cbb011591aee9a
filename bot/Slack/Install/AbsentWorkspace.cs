using NodaTime;

namespace ForumBot.Slack.Install;

/// <summary>
/// A workspace for which something is kept and where the bot is no more, although nobody said that it was removed. Its document's id is the tenant.
/// </summary>
/// <param name="Days">On how many days in a row the bot looked and was not there. Days on which the bot did not run do not count.</param>
/// <param name="SeenAt">When it looked last.</param>
public sealed record AbsentWorkspace(int Days, Instant SeenAt);
