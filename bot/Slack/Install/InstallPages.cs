namespace ForumBot.Slack.Install;

/// <summary>Every page of the install flow, in words for somebody who has never done this.</summary>
internal static class InstallPages
{
    internal static InstallPage Installed(SlackInstallation installation, string? workspace, bool lacks, Uri start) => new(
        StatusCodes.Status200OK,
        workspace is null ? "ForumBot is in your Slack" : $"ForumBot is in {workspace}",
        [.. lacks ? (string[])["Slack did not give the bot every permission it asks for, so some things will not work. Ask the person who runs this bot to update the app’s settings at Slack, then install it again."] : [],
            "There are three things to do next, in Slack:"])
    {
        Steps =
        [
            "Open the channel that your forum uses. Write /invite @ForumBot and send it.",
            "In that channel write /forum set up and answer the questions. Whoever does this can be the forum’s chair, or name somebody else.",
            "Write /forum help. It shows what you can do, and everybody else can do the same.",
        ],
        Link = (start, "Open ForumBot in Slack"),
    };

    internal static InstallPage Refused(Uri again) => new(
        StatusCodes.Status200OK,
        "Nothing was changed",
        "You chose not to add ForumBot to your Slack, or Slack did not let you. That is all right: nothing was kept.",
        "In some workspaces only an administrator may add apps. If that is so in yours, send them the address of this page’s link.")
    {
        Link = (again, "Start again"),
    };

    internal static InstallPage NotBegunHere(Uri again) => new(
        StatusCodes.Status400BadRequest,
        "Please start again",
        "This page can only be opened once, in the browser where you started, and within ten minutes. Nothing was changed.",
        "Cookies must be allowed for this: the page uses one, for ten minutes, to know that it is still you.")
    {
        Link = (again, "Start again"),
    };

    internal static InstallPage SlackWouldNot(Uri again) => new(
        StatusCodes.Status400BadRequest,
        "Slack did not finish",
        "Slack did not accept the last step, so nothing was changed. If you start again and it happens again, tell the person who runs this bot: the reason is in its log.")
    {
        Link = (again, "Start again"),
    };

    internal static InstallPage OutOfReach(Uri again) => new(
        StatusCodes.Status503ServiceUnavailable,
        "Slack cannot be reached just now",
        "Nothing was changed. Please wait a minute and start again.")
    {
        Link = (again, "Start again"),
    };

    internal static InstallPage NotForThisWorkspace() => new(
        StatusCodes.Status403Forbidden,
        "This bot is for other workspaces",
        "The person who runs this bot has chosen which Slack workspaces may use it, and yours is not one of them. Nothing was kept. Ask them to add yours, then start again.");

    internal static InstallPage TooMany() => new(
        StatusCodes.Status429TooManyRequests,
        "Too many tries",
        "Somebody has opened this page very often in the last minute. Please wait a minute and try again.");
}
