using ForumBot.Slack.Web;

namespace ForumBot.Slack.Install;

/// <summary>Slack cannot be reached for a call about access, is not well, or has too much to do. It is worth another try, later.</summary>
internal sealed class SlackAwayException(string method, SlackTry made, string? reason = null)
    : HttpRequestException(made.Lost ?? HttpRequestError.Unknown, $"Slack could not answer {method}.")
{
    /// <summary>Why, in a word for the log: Slack's own, what broke, or the status of its answer.</summary>
    internal string Reason { get; } = reason ?? made.Error ?? made.Lost?.ToString() ?? (made.Status == 0 ? "no answer in time" : $"status {made.Status}");

    /// <summary>How long Slack wants to be left alone; null when it does not say.</summary>
    internal TimeSpan? RetryAfter { get; } = made.RetryAfter;
}
