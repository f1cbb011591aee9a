namespace ForumBot.Teams.Connector;

/// <summary>
/// The paths of the Connector's operations below a service URL. Ids hold ":", "@", ";" and "=", so each is percent-encoded.
/// Null when an id would climb up the path.
/// </summary>
internal static class ConnectorPath
{
    internal const string Conversations = "/v3/conversations";

    internal static string? Activities(string conversation) => Below(conversation, "/activities");

    internal static string? Activity(string conversation, string id) => Segment(id) is { } segment ? Below(conversation, "/activities/" + segment) : null;

    internal static string? Members(string conversation, string? continuation) => Below(
        conversation,
        continuation is null ? "/pagedmembers?pageSize=500" : "/pagedmembers?pageSize=500&continuationToken=" + Uri.EscapeDataString(continuation));

    internal static string? Member(string conversation, string teamsId) =>
        Segment(teamsId) is { } segment ? Below(conversation, "/members/" + segment) : null;

    private static string? Below(string conversation, string rest) => Segment(conversation) is { } segment ? $"{Conversations}/{segment}{rest}" : null;

    // A segment of dots alone would climb up the path, encoded or not.
    private static string? Segment(string id) => id is "" or "." or ".." ? null : Uri.EscapeDataString(id);
}
