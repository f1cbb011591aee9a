using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>
/// A feature's side of the conversation: what people can say to it and which buttons are its own.
/// The dispatcher asks the gate before either runs.
/// </summary>
public interface IFeature
{
    /// <summary>What people can say.</summary>
    IReadOnlyList<Command> Commands => [];

    /// <summary>What people can press.</summary>
    IReadOnlyList<Click> Clicks => [];

    /// <summary>The heading under which the help card gathers its commands; null where they go by what they let people do.</summary>
    string? HelpHeading => null;
}

/// <summary>
/// Something people can say. <see cref="Phrase"/> is the canonical form; matching forgives case, punctuation, courtesy, word order and typos.
/// <see cref="Help"/> is one short sentence for the help card.
/// </summary>
public sealed record Command(string Phrase, string Help, Permission Needs, Matter About)
{
    /// <summary>Other ways to say it.</summary>
    public IReadOnlyList<string> AlsoSaid { get; init; } = [];

    /// <summary>What follows the phrase.</summary>
    public Tail Tail { get; init; } = Tail.None;

    /// <summary>True when saying it changes something or begins to: then it is never guessed from a sentence that holds other words.</summary>
    public bool Changes { get; init; }

    /// <summary>The verb whose press, without any keys, is answered with the same form; null where there is none. See <see cref="Card.Anew"/>.</summary>
    public string? Verb { get; init; }

    /// <summary>
    /// True when it makes the conversation where it is said a forum's. Said in one that the bot is not in, it is answered with how to let it in, and not run.
    /// </summary>
    public bool SettlesHere { get; init; }

    /// <summary>True when questions that no other command answers come here, whole.</summary>
    public bool CatchesQuestions { get; init; }

    /// <summary>False when it answers only once a forum is set up.</summary>
    public bool WithoutForum { get; init; }

    /// <summary>True when the answer goes to the asker alone, so that it does not matter who reads along here.</summary>
    public bool Privately { get; init; }

    /// <summary>
    /// What somebody of the forum or the area is told who may not do it; null for the common answer. It holds nothing that only some may know, and a
    /// stranger never gets it.
    /// </summary>
    public Card? WhoMay { get; init; }

    /// <summary>Answers. The text is the tail, trimmed, as it was typed; empty when there is none.</summary>
    public required Func<Turn, string, CancellationToken, ValueTask<IReadOnlyList<Reply>>> Run { get; init; }
}

/// <summary>What may follow a phrase.</summary>
public enum Tail
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>Step numbers, as in "done 3" or "undo 2 and 4".</summary>
    Numbers,
    /// <summary>Free words, as in "ask what is a LANO".</summary>
    Words,
}

/// <summary>Something people can press. One handler a verb.</summary>
public sealed record Click(string Verb, Permission Needs, Matter About)
{
    /// <summary>False when it answers only once a forum is set up.</summary>
    public bool WithoutForum { get; init; }

    /// <summary>True when the answer goes to the asker alone, so that it does not matter who reads along here.</summary>
    public bool Privately { get; init; }

    /// <summary>True when it makes the conversation where it is pressed a forum's, or begins to; see <see cref="Command.SettlesHere"/>.</summary>
    public bool SettlesHere { get; init; }

    /// <summary>Answers.</summary>
    public required Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> Run { get; init; }
}

/// <summary>Greets people where the bot was added, and forgets places it was removed from.</summary>
public interface IGreeter
{
    /// <summary>The welcome for this place. Saying it twice must do no harm.</summary>
    ValueTask<IReadOnlyList<Reply>> GreetAsync(Turn turn, CancellationToken ct);

    /// <summary>Nothing can be posted there any more: whom to tell about it. Saying it twice must do no harm.</summary>
    ValueTask<IReadOnlyList<Reply>> ForgetAsync(Turn turn, CancellationToken ct);

    /// <summary>People of another organisation came into the forum's place where the turn is, or are there no more.</summary>
    ValueTask<IReadOnlyList<Reply>> ReachedAsync(Turn turn, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Reply>>([]);

    /// <summary>What to answer where something needs a forum and there is none, or this person is not in it.</summary>
    ValueTask<IReadOnlyList<Reply>> NoForumAsync(Turn turn, CancellationToken ct);
}
