using ForumBot.Conversation.Phrases;

namespace ForumBot.Conversation;

/// <summary>
/// Finds the command somebody means, whatever the case, punctuation, courtesy, word order and small typos. A phrase said as it stands is
/// one look-up; only what is not found so is compared. A command that changes something needs all its words and no others.
/// </summary>
public sealed class PhraseBook
{
    /// <summary>Anything longer is no command, except that words may follow one that takes them.</summary>
    public const int LongestCommand = 300;

    private readonly Dictionary<string, Command> exact = [];
    private readonly List<Phrase> phrases = [];
    private readonly Command? questions;

    /// <summary>Two commands with the same phrase are a mistake in the features and stop the start.</summary>
    public PhraseBook(IReadOnlyList<Command> commands)
    {
        questions = commands.FirstOrDefault(c => c.CatchesQuestions);
        foreach (var command in commands)
        {
            foreach (var said in command.AlsoSaid.Prepend(command.Phrase))
            {
                var phrase = new Phrase(command, said);
                phrases.Add(phrase);
                if (!exact.TryAdd(phrase.Full, command) && exact[phrase.Full] != command)
                {
                    throw new InvalidOperationException($"Two commands are said “{said}”: {exact[phrase.Full].Phrase} and {command.Phrase}.");
                }
            }
        }
    }

    /// <summary>The command and its tail, or none; then every command, nearest first.</summary>
    public Understood Match(string text)
    {
        var said = new Sentence(text.Length > LongestCommand ? text[..LongestCommand] : text);
        if (text.Length > LongestCommand)
        {
            return Opened(said, text) ?? new(null, "", Nearest(said));
        }

        if (exact.TryGetValue(said.Full, out var command))
        {
            return new(command, "", []) { Exact = true };
        }

        if (said.Numbers.Any && exact.TryGetValue(said.FullWithoutNumbers, out command) && command.Tail == Tail.Numbers)
        {
            return new(command, said.Numbers.Tail, []) { Exact = true };
        }

        return Opened(said, text) ?? Guessed(said) ?? Asked(said, text) ?? new(null, "", Nearest(said));
    }

    /// <summary>"Ask what is a LANO": a command that words follow.</summary>
    private Understood? Opened(Sentence said, string text)
    {
        var words = said.Words[said.Opening..];
        var plain = words.ConvertAll(w => w.Plain);
        foreach (var phrase in phrases)
        {
            if (phrase.Command.Tail == Tail.Words && phrase.Opens(plain) is > 0 and var length)
            {
                return new(phrase.Command, text[words[length - 1].End..].Trim(' ', ':', ',', '-', '–', '"', '“', '”'), []);
            }
        }

        return null;
    }

    private Understood? Guessed(Sentence said)
    {
        var (best, found, tied) = (0.0, default(Command), false);
        foreach (var phrase in phrases)
        {
            if (phrase.Command.Tail != Tail.Words && phrase.FitOf(said) is { Sure: true, Score: var score } && score >= best)
            {
                tied = score == best && (tied || found != phrase.Command);
                (best, found) = (score, phrase.Command);
            }
        }

        return found is null || tied ? null : new(found, found.Tail == Tail.Numbers ? said.Numbers.Tail : "", []);
    }

    private Understood? Asked(Sentence said, string text) =>
        questions is not null && said.LooksAsked ? new(questions, text.Trim(), []) : null;

    private List<Command> Nearest(Sentence said) =>
        [.. phrases
            .GroupBy(p => p.Command, (command, ways) => (command, score: ways.Max(p => p.FitOf(said).Score)))
            .OrderByDescending(c => c.score)
            .Select(c => c.command)];
}

/// <summary>What was understood: a command with its tail; or none, and then <see cref="Nearest"/> holds every command, nearest first.</summary>
public sealed record Understood(Command? Command, string Tail, IReadOnlyList<Command> Nearest)
{
    /// <summary>True when the phrase was said as it stands, so that nothing was guessed.</summary>
    public bool Exact { get; init; }
}
