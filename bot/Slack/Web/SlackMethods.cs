namespace ForumBot.Slack.Web;

/// <summary>The methods of Slack's Web API that the bot calls. A test holds them against the permissions that the manifest asks for.</summary>
internal static class SlackMethods
{
    internal const string Post = "chat.postMessage";
    internal const string Update = "chat.update";
    internal const string PostEphemeral = "chat.postEphemeral";
    internal const string OpenView = "views.open";
    internal const string PushView = "views.push";
    internal const string UpdateView = "views.update";
    internal const string PublishView = "views.publish";
    internal const string OpenChat = "conversations.open";
    internal const string Channel = "conversations.info";
    internal const string Members = "conversations.members";
    internal const string User = "users.info";
    internal const string Users = "users.list";
    internal const string UploadAddress = "files.getUploadURLExternal";
    internal const string CompleteUpload = "files.completeUploadExternal";
    internal const string Test = "auth.test";

    /// <summary>No method of the Web API: an address that Slack gave out with a command or a press.</summary>
    internal const string Respond = "response_url";
}
