namespace ForumBot.Conversation.Phrases;

/// <summary>One way to say a command, ready to be compared.</summary>
internal sealed class Phrase
{
    private readonly bool strict;
    private readonly string closedUp;

    internal Phrase(Command command, string text)
    {
        Command = command;
        strict = command.Changes || command.Tail == Tail.Numbers;
        Words = [.. Word.Read(text).Select(w => w.Plain)];
        var content = Words.Where(w => !(strict ? Lexicon.Courtesy : Lexicon.Filler).Contains(w)).Select(Stem).ToArray();
        Content = content.Length > 0 ? content : Words;
        closedUp = string.Concat(Words);
        Full = string.Join(' ', Words);
        SaysNothingAlone = content.Length == 0 || (strict && content is [var only] && Lexicon.Turning.Contains(only));
    }

    internal Command Command { get; }

    internal string Full { get; }

    internal string[] Words { get; }

    internal string[] Content { get; }

    /// <summary>True when it is made of small words only, or is one word such as "stop", so that it must be said as it stands.</summary>
    internal bool SaysNothingAlone { get; }

    /// <summary>How well a sentence fits, from 0 to 1; <see cref="Fit.Sure"/> when it is safe to run.</summary>
    internal Fit FitOf(Sentence said)
    {
        if (said.ClosedUp.Length > 3 && (strict ? !said.IsQuestion && IsBadlySpaced(said) : Slip.Of(said.ClosedUp, closedUp, strict)))
        {
            return new(0.95, true);
        }

        if (SaysNothingAlone)
        {
            return default;
        }

        var typed = Command.Tail == Tail.Numbers ? said.WithoutNumbers : strict ? said.Narrow : said.Wide;
        var (found, slips) = Align(typed);
        var over = typed.Count - found;
        var sure = found == Content.Length && (over == 0 || (over == 1 && !strict && !said.IsQuestion && !said.Turns))
            && !(strict && (said.IsQuestion || said.WithoutNumbers.Count > 3))
            && !(said.Defines && !strict);
        var score = (found - (0.1 * slips)) / Content.Length - (0.08 * Math.Min(over, 5));
        return new(Math.Max(score, 0), sure);
    }

    // "Not none" closed up is one letter off "not done", so a slip counts only where the spaces are wrong too.
    private bool IsBadlySpaced(Sentence said) =>
        said.ClosedUp == closedUp || (said.Words.Count != Words.Length && closedUp.Length >= 8 && Slip.Of(said.ClosedUp, closedUp, strict));

    /// <summary>How many words at the start say this phrase; 0 when they do not.</summary>
    internal int Opens(List<string> words)
    {
        if (words.Count < Words.Length)
        {
            return 0;
        }

        for (var i = 0; i < Words.Length; i++)
        {
            if (!Slip.Of(words[i], Words[i], strict: true))
            {
                return 0;
            }
        }

        return Words.Length;
    }

    private (int Found, int Slips) Align(List<string> typed)
    {
        Span<bool> used = stackalloc bool[typed.Count];
        var (found, slips) = (0, 0);
        foreach (var meant in Content)
        {
            var at = Find(typed, used, meant, slip: false);
            if (at < 0)
            {
                at = Find(typed, used, meant, slip: true);
                slips += at < 0 ? 0 : 1;
            }

            if (at >= 0)
            {
                used[at] = true;
                found++;
            }
        }

        return (found, slips);
    }

    private int Find(List<string> typed, ReadOnlySpan<bool> used, string meant, bool slip)
    {
        for (var i = 0; i < typed.Count; i++)
        {
            if (!used[i] && (slip ? Slip.Of(typed[i], meant, strict) : typed[i] == meant))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The singular, roughly; both sides are shortened alike.</summary>
    internal static string Stem(string word) => word.Length > 4 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}

/// <summary>How well a phrase fits a sentence.</summary>
internal readonly record struct Fit(double Score, bool Sure);
