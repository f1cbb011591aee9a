namespace ForumBot;

/// <summary>
/// The bot may not start as it is set up. The message tells the operator in whole sentences what is wrong and what to do;
/// it is all that is printed, because no stack trace helps with that.
/// </summary>
public class StartRefusedException(string sentences, Exception? cause = null) : Exception(sentences, cause)
{
    /// <summary>The message alone, wherever it is logged.</summary>
    public override string ToString() => Message;
}
