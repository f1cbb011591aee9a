using ForumBot.Messaging;

namespace ForumBot.Downloads;

/// <summary>
/// Links that open one file, once, within ten minutes. Whoever has such a link has the file, so it is shown in a dialog alone, to the person it is for.
/// They are in memory: after a restart there are none, and asking again makes a new one.
/// </summary>
public interface IOneTimeLinks
{
    /// <summary>
    /// A new link. One that the same person was offered for the same file of the same forum opens nothing any more. Null when nobody has said under which
    /// address this bot is reached (<see cref="PublicAddress"/>).
    /// </summary>
    /// <param name="person">Whose file it is.</param>
    /// <param name="forumId">Which forum's; null when it is of none.</param>
    /// <param name="file">Which of their files, such as "notes.pdf".</param>
    /// <param name="make">
    /// Makes the file when the link is opened. It asks again what the person may have at that moment; null gives nothing, as if there were no such link.
    /// </param>
    Uri? Offer(PersonId person, string? forumId, string file, Func<CancellationToken, ValueTask<Download?>> make);
}
