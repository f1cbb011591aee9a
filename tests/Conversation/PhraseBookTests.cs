using CsCheck;
using ForumBot.Conversation;

namespace ForumBot.Tests.Conversation;

public sealed class PhraseBookTests
{
    private static readonly PhraseBook Book = new(PhraseBookCommands.All);

    public static TheoryData<string, string, string> Utterances => PhraseBookCommands.Utterances;

    [Theory]
    [MemberData(nameof(Utterances))]
    public void Match_WhatPeopleSay_FindsWhatTheyMean(string said, string phrase, string tail)
    {
        var understood = Book.Match(said);

        Assert.Equal((phrase, tail), (understood.Command?.Phrase ?? "-", understood.Tail));
    }

    [Theory]
    [InlineData("todya school run", "what's due today")]
    [InlineData("is 3 done?", "done")]
    [InlineData("3 needs to be done", "done")]
    [InlineData("stop the inspection", "start inspection")]
    public void Match_NotUnderstood_OffersTheNearestFirst(string said, string first)
    {
        var book = new PhraseBook([.. PhraseBookCommands.All.Where(c => !c.CatchesQuestions)]);

        var understood = book.Match(said);

        Assert.Null(understood.Command);
        Assert.Contains(understood.Nearest.Take(2), c => c.Phrase == first);
        Assert.Equal(book.Match("zzz").Nearest.Count, understood.Nearest.Count);
    }

    [Fact]
    public void Match_ThirtyThousandCharacters_IsNoCommandAndQuick()
    {
        var long30 = string.Concat(Enumerable.Repeat("done 3 today ", 2400));

        var cost = Cost.Of(() => Assert.Null(Book.Match(long30).Command));

        Assert.InRange(cost, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Match_LongTextAfterAsk_KeepsTheWholeTail()
    {
        var question = string.Concat(Enumerable.Repeat("why is it so long ", 40)).Trim();

        var understood = Book.Match($"Ask: {question}");

        Assert.Equal(("ask", question), (understood.Command?.Phrase, understood.Tail));
    }

    [Fact]
    public void PhraseBook_TwoCommandsSaidAlike_IsRefusedAtTheStart() =>
        Assert.Throws<InvalidOperationException>(() => new PhraseBook([PhraseBookCommands.Of("today"), PhraseBookCommands.Of("week", "Today!")]));

    [Fact]
    public void Match_OneTypoInALongPhrase_IsStillUnderstood()
    {
        var longPhrases = PhraseBookCommands.All.Where(c => c.Phrase.Length >= 8 && c.Tail == Tail.None).ToArray();
        var typo = Gen.Select(AnyOf(longPhrases), Gen.Int[1, 7], Gen.Char['a', 'z'], Gen.Int[0, 3]);

        typo.Sample((command, at, letter, kind) =>
        {
            var p = command.Phrase;
            var typed = kind switch
            {
                0 => p.Remove(at, 1),
                1 => p.Insert(at, letter.ToString()),
                2 => p.Remove(at, 1).Insert(at, letter.ToString()),
                _ => p[..(at - 1)] + p[at] + p[at - 1] + p[(at + 1)..],
            };
            // A slip may hide what was to be changed: then it is offered, or something is shown, and nothing is changed.
            var understood = Book.Match(typed);
            return understood.Command == command
                || (command.Changes && (understood.Command is { Changes: false } || understood.Nearest.Contains(command)));
        });
    }

    [Fact]
    public void Match_AnyText_NeverThrowsAndNeverChangesAnything() =>
        Gen.String.Sample(text => Book.Match(text).Command is not { Tail: Tail.Numbers } and not { Changes: true });

    [Fact]
    public void Match_WordsOneLetterOffAPhraseThatChanges_AreNotIt() => Assert.Null(Book.Match("not none").Command);

    [Fact]
    public void Match_EverydayWordsAndNumbers_NeverChangeAnything()
    {
        string[] words =
        [
            "none", "gone", "one", "bone", "under", "until", "3", "12", "step", "the", "not", "ticket", "trick", "thick", "start", "stop",
            "inspector", "school", "child", "is", "I", "have", "we", "need", "and", "inspections", "undone", "don't", "tock", "donate", "dune",
        ];

        AnyOf(words).Array[0, 8].Sample(said =>
            Book.Match(string.Join(' ', said)).Command is not { Phrase: "done" or "undo" }
            && (Book.Match(string.Join(' ', said)).Command is not { Changes: true }
                || said is ["stop"]
                || (said.Contains("start") && (said.Contains("inspections") || said.Contains("inspector")))));
    }

    [Fact]
    public void Match_CaseAndPunctuation_ChangeNothing()
    {
        var marks = AnyOf("", "!", "...", " ", "?!", "\u200b", " ,");

        Gen.Select(AnyOf([.. PhraseBookCommands.All]), marks, Gen.Bool).Sample((command, mark, loud) =>
            Book.Match(mark + (loud ? command.Phrase.ToUpperInvariant() : command.Phrase) + mark.TrimEnd('?')).Command == command);
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
