namespace ForumBot.Conversation;

/// <summary>Waits for a turn as long as a platform does.</summary>
public static class Waiting
{
    /// <summary>How the turn ended; null when it goes on beyond the time that there is.</summary>
    public static async ValueTask<bool?> WithinAsync(this Task<bool> turn, TimeSpan patience, TimeProvider time)
    {
        try
        {
            return await turn.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            // It may have finished in this very moment; then it is answered like any other.
            return turn.IsCompleted ? await turn : null;
        }
    }
}
