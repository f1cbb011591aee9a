namespace ForumBot.Teams.Connector;

/// <summary>
/// Addresses of the Connector's operations. Ids hold ":", "@", ";" and "=", so each is percent-encoded;
/// a service URL keeps its own path, which joining by <see cref="Uri"/> would drop.
/// </summary>
internal static class ConnectorPath
{
    internal static Uri? Activities(ConnectorAddress at) => Of(at.ServiceUrl, "/v3/conversations/", at.Conversation, "/activities");

    internal static Uri? Activity(ConnectorAddress at, string id) =>
        Segment(id) is { } segment ? Of(at.ServiceUrl, "/v3/conversations/", at.Conversation, "/activities/" + segment) : null;

    internal static Uri? Conversations(string serviceUrl) => Of(serviceUrl, "/v3/conversations");

    internal static Uri? Members(ConnectorAddress at, string? continuation) => Of(
        at.ServiceUrl,
        "/v3/conversations/",
        at.Conversation,
        continuation is null ? "/pagedmembers?pageSize=500" : "/pagedmembers?pageSize=500&continuationToken=" + Uri.EscapeDataString(continuation));

    internal static Uri? Member(ConnectorAddress at, string teamsId) =>
        Segment(teamsId) is { } segment ? Of(at.ServiceUrl, "/v3/conversations/", at.Conversation, "/members/" + segment) : null;

    private static Uri? Of(string serviceUrl, string operation, string id, string rest) =>
        Segment(id) is { } segment ? Of(serviceUrl, operation + segment + rest) : null;

    private static Uri? Of(string serviceUrl, string path) =>
        Uri.TryCreate(serviceUrl.TrimEnd('/') + path, UriKind.Absolute, out var address) ? address : null;

    // A segment of dots alone would climb up the path, encoded or not.
    private static string? Segment(string id) => id is "" or "." or ".." ? null : Uri.EscapeDataString(id);
}
