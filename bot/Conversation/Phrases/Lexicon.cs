using System.Collections.Frozen;

namespace ForumBot.Conversation.Phrases;

/// <summary>The small words of English that matching treats specially.</summary>
internal static class Lexicon
{
    /// <summary>
    /// Words that change nothing even where a match changes something. "Need", "must" and "will" are not among them:
    /// "3 needs to be done" is not "done 3".
    /// </summary>
    internal static readonly FrozenSet<string> Courtesy = Set(
        "please pls plz thanks thank thx ta cheers kindly hi hello hey hiya morning afternoon evening good dear bot forumbot forum you u "
        + "can could would like want to i we have has am is are the a an me my our it that step steps item number no and as mark just now off "
        + "already ok okay right so yes yep");

    /// <summary>Words that say nothing about what is asked for, where a match only shows something.</summary>
    internal static readonly FrozenSet<string> Filler = Set(
        "what which where when who how does do did will shall should must may might need needs be been being was were got get gets give show "
        + "tell see view look find let me us them this these those there here on in at of for with by from up out about any anything "
        + "something everything happening happens happen going go coming left sort supposed know check open bring display more "
        + "some all ours then again still also love mate luv everyone", Courtesy);

    /// <summary>Words that turn the meaning round or point elsewhere, so that nothing is guessed beside them.</summary>
    internal static readonly FrozenSet<string> Turning = Set("not never no next last previous yesterday cancel delete remove stop without");

    /// <summary>Words that come before the matter.</summary>
    internal static readonly FrozenSet<string> Greetings =
        Set("please pls plz hi hello hey hiya good morning afternoon evening bot forumbot ok okay so dear");

    /// <summary>Words that open a question.</summary>
    internal static readonly FrozenSet<string> Asking = Set(
        "what who whose when where why how which is are am do does did can could will would should shall has have had was were may might "
        + "explain define describe meaning wondering");

    /// <summary>Words that ask what something means, wherever they stand.</summary>
    internal static readonly FrozenSet<string> Defining = Set("mean means meaning define definition explain stand stands acronym");

    /// <summary>Numbers as words. "One" is missing because "that one" is no number.</summary>
    internal static readonly FrozenDictionary<string, int> Numbers =
        "two three four five six seven eight nine ten eleven twelve".Split(' ')
        .Select((word, at) => (word, number: at + 2)).ToFrozenDictionary(n => n.word, n => n.number);

    private static FrozenSet<string> Set(string words, params IEnumerable<string> more) =>
        words.Split(' ').Concat(more).ToFrozenSet();
}
