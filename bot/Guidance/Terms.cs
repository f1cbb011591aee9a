using System.Collections.Frozen;
using ForumBot.Conversation.Phrases;

namespace ForumBot.Guidance;

/// <summary>The words of a text as the index compares them: small words left out, endings cut off, words that mean the same made one.</summary>
internal static class Terms
{
    private static readonly FrozenSet<string> Left = (
        "what is a an the are am of do does did to in on at for i me my we us our you your it its they them their there this that these those and or "
        + "be been being can could would will should shall may might must please tell about with as by from if so any some hi hello bot was were "
        + "has have had who why how which mean means meaning stand stands explain define than then just also really like")
        .Split(' ').ToFrozenSet();

    // One line, one meaning; the first word stands for all.
    private static readonly FrozenDictionary<string, string> Same = """
        child children kid kids son daughter pupil pupils boy girl toddler teenagers teenager teen young youngster
        parent parents mum mums dad dads carer carers mother father
        survey surveys form forms questionnaire
        private anonymous confidential secret privacy privately anonymously
        choose choose picks pick picked chooses chosen choosing selects select selected
        cherrypick cherry handpick handpicked hand
        ofsted ofstead
        sendiass sendias sendia
        get got gets
        council councils la authority
        ehcp ehcps ehc
        forum pcf forums
        kloe kloes enquiry enquiries
        look looks looking check checks checked checking examine
        tracking tracked track tracks
        grade grades graded mark marks marked rating ratings rated
        warning notice
        paper papers hardcopy print printed
        end ends ended over finish finished finishes done
        language languages translated translate translation polish urdu arabic bengali
        complaint complaints complain complained
        judge judged judges judgement judgements
        number numbers count response responses
        slow delay delayed late long taking longer
        return back again revisit revisits
        engagement annual yearly
        topic theme themes thematic
        respite short
        said told feedback
        deadline closes close closing closed shut
        meeting meetings meet webinar
        inspector inspectors
        inspection inspections inspect inspected inspecting
        committee steering
        outcome outcomes result results
        """.Split('\n').SelectMany(Group).GroupBy(p => p.Key).ToFrozenDictionary(g => g.Key, g => g.First().Value);

    internal static IEnumerable<string> Of(string text) =>
        Word.Read(text).Select(w => w.Plain).Where(w => !Left.Contains(w)).Select(One);

    private static IEnumerable<KeyValuePair<string, string>> Group(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Select(word => KeyValuePair.Create(word, words[0]));
    }

    private static string One(string word) => Same.GetValueOrDefault(word) ?? Stem(word);

    private static string Stem(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ies", "ed", "es", "s", "ly"])
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal))
            {
                return Same.GetValueOrDefault(word[..^ending.Length]) ?? word[..^ending.Length];
            }
        }

        return word;
    }
}
