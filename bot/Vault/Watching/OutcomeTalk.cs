using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ForumBot.Conversation.Phrases;

namespace ForumBot.Vault.Watching;

/// <summary>
/// Recognises, from the words alone, that somebody states how this inspection came out or what inspectors found. Which outcome it is makes no difference,
/// so that nobody learns from the answer whether a guess was right. Questions, wishes, and talk of outcomes in general are none. Nothing leaves this
/// function but yes or no. Source: docs/rules.md, CONF-05, CONF-15.
/// </summary>
internal static partial class OutcomeTalk
{
    private const int LongestPiece = 600;
    private const int Shared = 200;

    private static readonly string[] Telling =
    [
        "outcome", "inspectors", "systemic", "widespread", "failings", "inconsistent", "typically", "positive", "experiences", "priority", "feedback", "monitoring",
        "inspection", "actions", "impressed", "critical", "judgement", "received",
    ];

    private static readonly FrozenSet<string> RealWords = FrozenSet.Create(
        "outcomes", "inspector", "consistent", "positives", "experience", "experienced", "inspections", "action", "critically", "receive", "receives", "impress", "failing");

    /// <summary>True when some sentence states it. <paramref name="names"/> are what the forum and its area are called.</summary>
    internal static bool States(string text, params IReadOnlyList<string> names)
    {
        foreach (var sentence in Sentence().EnumerateMatches(text))
        {
            var whole = text.AsSpan(sentence.Index, sentence.Length);
            if (whole.TrimEnd() is [.., '?'])
            {
                continue;
            }

            // Whoever writes without full stops is read in pieces that overlap.
            for (var from = 0; from < whole.Length; from += LongestPiece - Shared)
            {
                if (States(Plain(whole[from..Math.Min(from + LongestPiece, whole.Length)], names)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True for words about the inspection or what came of it, stated or not.</summary>
    internal static bool IsAbout(string text) => Subject().IsMatch(text.ToLowerInvariant());

    private static bool States(string said) =>
        !Open().IsMatch(said) && !InGeneral().IsMatch(said)
        && (Result().IsMatch(said) || OfficialWords().IsMatch(said) || Findings().IsMatch(said) || Follows().IsMatch(said));

    // "we" for the area's own name; digits for the numbers that outcomes have.
    private static string Plain(ReadOnlySpan<char> text, IReadOnlyList<string> names)
    {
        var said = string.Join(' ', Word.Read(Spelt(text)).Select(word => Mend(word.Plain)));
        foreach (var name in names)
        {
            var plain = string.Join(' ', Word.Read(name).Select(word => Mend(word.Plain)));
            said = plain.Length < 3 ? said : $" {said} ".Replace($" {plain} ", " we ", StringComparison.Ordinal).Trim();
        }

        return said;
    }

    // "we're" and "were", "we'll" and "well" are told apart while the apostrophe still stands.
    private static string Spelt(ReadOnlySpan<char> text) => ShortForm().Replace(text.ToString(), form => form.Groups[1].Value.ToLowerInvariant() switch
    {
        "re" => " are",
        "ve" => " have",
        _ => " will",
    });

    private static string Mend(string word) => word switch
    {
        "one" or "1st" => "1",
        "two" or "2nd" or "too" => word == "too" ? word : "2",
        "three" or "3rd" => "3",
        "threes" => "3",
        _ when word.Length < 5 || RealWords.Contains(word) || Telling.Contains(word) => word,
        _ => Array.Find(Telling, telling => telling[0] == word[0] && Slip.Of(word, telling, strict: true)) ?? word,
    };

    // Not known, only wished for, imagined or asked.
    [GeneratedRegex(
        @"^(?:(?:ask|hi|hello|hey|please|so|and|but|ok|okay|sorry|quick question|question) )*"
        + @"(?:what(?! (?:a|an) )|which|who|why|how (?:do|does|did|is|are|can|long|many|much|often|will|would|should|bad|good|come)|when|where|is|are|was|were|does|did|do|can|could|would|should|will|has|have|if|suppose|supposing|imagine|unless)\b(?! you know\b)"
        + @"|\b(?:what if|if (?:we|they|it|the|our|you|inspectors)|in case|hope|hoping|hopefully|fingers crossed|wish|worried (?:that )?we|afraid (?:that )?we|scared (?:that )?we|might|could|would"
        + @"|do not know|no idea|not sure|wonder|wondering|whatever|whether|either way|will not know|can not say|can not tell|not allowed|must not|should not|waiting to|wait to|wait for|until"
        + @"|last time|years ago|in 20[01]\d|in 202[0-4]|for example|e g|such as|myth|rumours?|pretend|practise|practice|rehears\w+|explain\w*)\b")]
    private static partial Regex Open();

    // What an outcome is, not which one it is.
    [GeneratedRegex(
        @"\b(?:means?|meaning|define[sd]?|definitions?|stands for|is (?:called|when|where|for areas)|are called|glossary|possible|the (?:3|three) outcomes|(?:3|three) (?:possible )?outcomes|one of (?:the )?(?:3|three)"
        + @"|difference between|any area|an area (?:with|that|which)|areas (?:with|that|which)|other areas?|every area|other councils?|another (?:area|council)|comes? only|only comes?|outcome (?:code )?[123] (?:areas?|comes|leads|always|is (?:the|for|when))"
        + @"|(?:after|with|under|about|follows|for) (?:an )?outcome (?:[123] )?(?:the|an|areas?|there|comes)|outcomes (?:are|include|can)|can be|either|handbook|framework)\b")]
    private static partial Regex InGeneral();

    private const string Us = "(?:we|us|our (?:area|council|la|county|city|borough|services|result|send services)|the (?:area|council|la|county|city|borough|result|local area|partnership)|it|they|he|she|lead inspector|inspectors)";

    private const string Ends = "(?:$|(?: (?:for|from|so|and (?!\\d)|but|which|again|in the (?:inspection|feedback|report|end)|overall|because|apparently|unfortunately|sadly|thankfully|luckily|guys|everyone|all|folks|out of|this time|then|today|yesterday|not|with|as|finally|officially|provisionally|i am|omg|lol|woo\\w*|yay|phew|believe|confirmed|just|they|he|she|inspectors|i heard|according)\\b))";

    [GeneratedRegex(
        // "we got a 2", "they gave us outcome 3", "it came out as a 1"
        $@"\b{Us} (?:\w+ ){{0,3}}?(?:got|have got|been given|were given|was given|are getting|is getting|received|have received|given|gave us|giving us|have given us|awarded|awarded us|scored|came out (?:as|with|at)|coming out (?:as|with)|ended up (?:as|with|on)|ended with|landed on|been judged|judged us|put us (?:at|on|in|down as)|rated us|graded us|have been graded|went with|going with) (?:us )?(?:an? |the )?(?:solid |definite |provisional |clear |nice |disappointing )?(?:outcome (?:of |is |code )?|number |grade |level )[123]\b"
        + $@"|\b{Us} (?:\w+ ){{0,3}}?(?:got|been given|were given|was given|are getting|received|gave us|giving us|have given us|given us|awarded|awarded us|scored|came out (?:as|with|at)|coming out (?:as|with)|ended up (?:as|with|on)|ended with|landed on|been judged|judged us|put us (?:at|on|in|down as)|rated us|graded us|went with|going with) (?:us )?an? (?:solid |definite |provisional |clear |nice |disappointing |horrible |big fat )?[123]{Ends}"
        + $@"|^(?:(?:omg|so|well|guess what|hi|hello|just|heard|great news|bad news|good news|and|psst|everyone|all|did you know|you know|guys|ok|yes|yay|oh no) )*(?:got|given|it is|it was|its|is|was|been given|just got|only got) an? (?:solid |definite |provisional |clear |nice )?(?:outcome )?[123]{Ends}"
        + $@"|\b(?:we|it|that|this) (?:are|is|was|were|will be|is going to be|are going to be|am) (?:only |just |definitely |officially |provisionally |apparently |probably |now |still )?(?:an? )?outcome (?:of |number )?[123]\b"
        + $@"|\b(?:it|that) (?:is|was|will be|is going to be) (?:only |just |definitely |officially |provisionally |apparently |probably )?an? (?:solid |definite |provisional |clear )?[123]{Ends}"
        + $@"|\bwe (?:are|were|will be) (?:only |just |definitely |officially |provisionally |apparently |probably )?an? (?:solid |definite |provisional |clear )?[123]{Ends}"
        // "the outcome is 3", "our outcome: two", "outcome 3 for us"
        + @"|\b(?:the|our|provisional|their|overall|final|this) (?:provisional |overall |final |likely )?(?:outcome|result|judgement|verdict|grade) (?:\w+ ){0,3}?(?:an? )?(?:outcome )?[123]\b(?! (?:months?|weeks?|days?|years?|pages?|hours?|meetings?|people|out of|times?))"
        + @"|\b(?:the|our|provisional|their|overall|final) (?:provisional |overall |final )?(?:outcome|result|verdict|judgement) (?:is|was|will be|came back|looks|comes back|are|says|turned out|is going to be) (?:\w+ ){0,2}?(?:bad|good|great|poor|awful|terrible|mixed|positive|negative|excellent|brilliant|dreadful|the (?:worst|best|middle|top|bottom|lowest|highest)(?: one)?|systemic|inconsistent|widespread|typically|mostly good|better than|worse than|serious|failing)\b"
        + @"|\boutcome [123](?: (?:for us|for our (?:area|council)|then|it is|confirmed|apparently|unfortunately|sadly|sorry|folks|guys|everyone|yay|woo\w*|phew|i am told|they said|from inspectors|is ours|is what we got|was what we got))"
        + @"|^outcome (?:(?:is|was) (?:an? )?)?[123]$|^outcome (?:is|was) (?:\w+ )?(?:bad|good|great|poor|mixed|systemic|inconsistent|widespread|typically|mostly|positive|negative)\b"
        + @"|\bwe (?:\w+ )?(?:got|were given|have got|are getting) the (?:worst|best|middle|top|bottom|lowest|highest|bad|good) (?:outcome|1|result|grade|judgement|possible outcome)\b"
        + @"|\bwe (?:\w+ )?(?:passed|failed|aced|flunked|bombed)(?: (?:the|our|this) (?:\w+ )?inspection|$)"
        + @"|\b(?:the|our) (?:inspection|send inspection|feedback meeting|feedback)(?: meeting)? (?:went|was|is|came back) (?:\w+ )?(?:badly|well|good|bad|terrible|terribly|awful|great|brilliant|poor|positive|negative|mixed|damning|glowing|dreadful|better than|worse than)\b")]
    private static partial Regex Result();

    // The three outcomes as reports word them, and as people shorten them.
    [GeneratedRegex(
        @"\btypically (?:lead|leads|leading|led) to (?:\w+ )?positive\b|\btypically positive\b|\binconsistent experiences(?: and outcomes)?\b|\binconsistent outcomes\b"
        + @"|\b(?:widespread|systemic)(?: and or| and| or)? (?:or )?(?:systemic |widespread )?failings?\b|\bfailings (?:\w+ ){0,3}(?:widespread|systemic)\b|\bsystemic failures?\b")]
    private static partial Regex OfficialWords();

    [GeneratedRegex(
        @"\b(?:inspectors?|ofsted|cqc|hmi|lead inspector|the team|they)(?: (?:and|from|in|at) (?:the )?(?:ofsted|cqc|room|meeting|feedback|inspectors))* (?:\w+ ){0,2}?(?:said|say|says|found|told us|told them|told the|think|thought|felt|feel|feels|concluded|noted|reported|described|saw|identified|highlighted|raised|agreed|recognised|pointed out|mentioned)\b(?: \w+){0,14}? (?:good|poor|strong|weak|failings?|concerns?|concerned|impressed|pleased|disappoint\w+|improve\w*|inadequate|ineffective|effective|worrying|worried|strengths?|weakness\w*|serious|excellent|outstanding|brilliant|terrible|dreadful|awful|unacceptable|slow|too (?:long|slow|late)|not (?:good|working|enough|happy|effective|meeting)|delays?|gaps?|lack|lacking|fail\w*|praise\w*|positive|negative|better|worse|worst|inconsistent|systemic|widespread|let down|priority actions?)\b"
        + @"|\b(?:inspectors?|ofsted|cqc) (?:\w+ ){0,3}?(?:praised|criticised|slammed|slated|loved|hated|were (?:very |really |so )?(?:impressed|critical|shocked|pleased|appalled|worried|concerned|disappointed|happy|unhappy|positive|negative)|are (?:very |really |so )?(?:impressed|critical|shocked|pleased|appalled|worried|concerned|disappointed|happy|unhappy))\b")]
    private static partial Regex Findings();

    // What comes with one outcome alone gives it away.
    [GeneratedRegex(
        @"\b(?:we|us|our area|the area|the council|the la|they|it|there|council|area) (?:\w+ ){0,3}?(?:have|has|got|gets?|given|gave us|getting|be|are|is|were|was|with|need|needs) (?:\w+ ){0,3}?(?:priority actions?|areas? for priority action|priority action plan|monitoring (?:inspection|visit))\b"
        + @"|\b(?:be|coming|come|are) back in (?:18|eighteen) months\b|\bno priority actions\b")]
    private static partial Regex Follows();

    [GeneratedRegex(@"\b(?:inspect\w*|ofsted|cqc|outcomes?|findings?|found|feedback|report|strengths?|weakness\w*|improve\w*|said|failings?|send|services?|criteri\w+)\b")]
    private static partial Regex Subject();

    [GeneratedRegex(@"(?<=\w)['’](re|ve|ll)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"[^.!?\n;…]+[.!?…]*")]
    private static partial Regex Sentence();
}
