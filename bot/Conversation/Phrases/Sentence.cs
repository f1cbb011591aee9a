namespace ForumBot.Conversation.Phrases;

/// <summary>What somebody typed, taken apart once for every phrase it is compared with.</summary>
internal sealed class Sentence
{
    private readonly string text;

    internal Sentence(string text)
    {
        this.text = text;
        Words = Word.Read(text);
        Full = string.Join(' ', Words.Select(w => w.Plain));
        IsAsked = text.AsSpan().TrimEnd().EndsWith('?');
    }

    internal List<Word> Words { get; }

    internal string Full { get; }

    private bool IsAsked { get; }

    internal string ClosedUp => field ??= string.Concat(Words.Select(w => w.Plain));

    /// <summary>The words that count beside a command that changes something.</summary>
    internal List<string> Narrow => field ??= Content(Lexicon.Courtesy.Contains);

    /// <summary>The words that count beside a command that shows something.</summary>
    internal List<string> Wide => field ??= Content(Lexicon.Filler.Contains);

    /// <summary>As <see cref="Narrow"/>, without the step numbers.</summary>
    internal List<string> WithoutNumbers => field ??= Content(w => Lexicon.Courtesy.Contains(w) || Numbers.Uses(w));

    /// <summary>The step numbers in it.</summary>
    internal StepNumbers Numbers => field ??= StepNumbers.In(Words, text);

    internal string FullWithoutNumbers =>
        string.Join(' ', Words.Select(w => w.Plain).Where(w => !Numbers.Uses(w)));

    /// <summary>True when nothing may be guessed beside a word such as "not" or "next", or beside a number.</summary>
    internal bool Turns => Words.Exists(w => Lexicon.Turning.Contains(w.Plain) || char.IsDigit(w.Plain[0]));

    /// <summary>"Can you tick 3?" is a request, whatever its question mark says.</summary>
    private bool IsPolite => Opening is var at && at + 1 < Words.Count
        && Words[at].Plain is "can" or "could" or "would" or "will"
        && Words[at + 1].Plain is "you" or "u" or "i" or "we";

    /// <summary>True when it asks, and does not tell or request.</summary>
    internal bool IsQuestion => !IsPolite && LooksAsked;

    /// <summary>True when it asks in any way.</summary>
    internal bool LooksAsked => IsAsked || (Opening is var at && at < Words.Count && Lexicon.Asking.Contains(Words[at].Plain) && !IsForbidding(at))
        || Full.StartsWith("tell me about ", StringComparison.Ordinal);

    private bool IsForbidding(int at) => at + 1 < Words.Count && Words[at].Plain == "do" && Words[at + 1].Plain == "not";

    /// <summary>True for "what is a ..." and "what does ... mean": somebody wants a word explained.</summary>
    internal bool Defines => Words.Exists(w => Lexicon.Defining.Contains(w.Plain))
        || (Opening is var at && at + 2 < Words.Count
            && Words[at].Plain == "what" && Words[at + 1].Plain is "is" or "are" && Words[at + 2].Plain is "a" or "an");

    /// <summary>Where greetings end and the matter begins.</summary>
    internal int Opening
    {
        get
        {
            var at = Words.FindIndex(w => !Lexicon.Greetings.Contains(w.Plain));
            return at < 0 ? Words.Count : at;
        }
    }


    private List<string> Content(Func<string, bool> leftOut) =>
        [.. Words.Select(w => w.Plain).Where(w => !leftOut(w)).Select(Phrase.Stem)];
}
