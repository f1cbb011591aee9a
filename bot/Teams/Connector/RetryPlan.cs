using ForumBot.Messaging.Wire;

namespace ForumBot.Teams.Connector;

/// <summary>
/// Which of the Connector's answers are worth another try, and when: after the pause that it asks for, or else <see cref="BackOff"/>'s. Pure.
/// Source: "Rate limiting for bots" in the Teams documentation, which names these statuses.
/// </summary>
internal sealed class RetryPlan(BackOff backOff)
{
    /// <summary>
    /// How long to wait before the next try; null when there should be none. A lost connection counts only where a second call does no
    /// harm: a new message may have arrived although nobody heard of it.
    /// </summary>
    internal TimeSpan? PauseAfter(ConnectorTry made, int tries, bool isRepeatable) =>
        tries < BackOff.MostTries && (made.Status is 412 or 429 or 502 or 503 or 504 || (made.Status == 0 && (isRepeatable || !made.MayHaveArrived)))
            ? made.RetryAfter ?? backOff.After(tries)
            : null;
}
