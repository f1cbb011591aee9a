namespace ForumBot.Conversation;

/// <summary>Finds the command somebody means.</summary>
public sealed class PhraseBook(IReadOnlyList<Command> commands)
{
    /// <summary>The command and its tail, or none and the two nearest.</summary>
    public Understood Match(string text)
    {
        foreach (var command in commands)
        {
            if (string.Equals(command.Phrase, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return new(command, "", []);
            }
        }

        return new(null, "", [.. commands.Take(2)]);
    }
}

/// <summary>What was understood: a command with its tail, or the nearest two.</summary>
public sealed record Understood(Command? Command, string Tail, IReadOnlyList<Command> Nearest);
