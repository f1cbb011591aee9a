using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ForumBot.Conversation.Phrases;

namespace ForumBot.Guidance;

/// <summary>A matter that the bot must not hold and that belongs with other people.</summary>
public enum SensitiveMatter
{
    /// <summary>A child or another person may not be safe (CONF-26).</summary>
    Safeguarding,
    /// <summary>A family says that inspectors are looking at its own story (CONF-19).</summary>
    OwnTracking,
    /// <summary>Somebody wants to know who the tracked or sampled families are (CONF-17, CONF-18).</summary>
    WhoIsTracked,
    /// <summary>A complaint about one child's support (CONF-20).</summary>
    Complaint,
    /// <summary>Somebody hands over survey answers or a postcode (CONF-21).</summary>
    SurveyAnswers,
}

/// <summary>
/// Recognises, from the words alone, what must not be stored, searched or answered in front of others. Nothing leaves this function but the kind.
/// Source: docs/rules.md, CONF-17 to CONF-21 and CONF-26.
/// </summary>
public static partial class Sensitive
{
    private const int LongestRead = 3000;

    // "Compliant" and "amused" are one slip from a word that matters, and are words of their own.
    private static readonly FrozenSet<string> RealWords = FrozenSet.Create(
        "compliant", "amused", "amusing", "tracker", "trackers", "reused", "family", "bused", "tricked", "trucked", "stacked", "reject", "rejects",
        "refuse", "refuses", "refusal", "complains", "complaints", "harmed", "daughters", "sampler", "samples");

    private static readonly string[] Telling =
    [
        "safeguarding", "abused", "abusing", "abuse", "suicidal", "suicide", "neglected", "assaulted", "molested", "complaint", "complain", "tracked",
        "sampled", "families", "refused", "rejected", "children", "daughter", "selfharm", "selfharming", "bruises", "unsafe", "tribunal", "tracking",
    ];

    /// <summary>The matter this is about, the most urgent first; null when it is none of them. Only the first 3,000 characters are read.</summary>
    public static SensitiveMatter? Recognise(string text)
    {
        var words = Word.Read(text.AsSpan(0, Math.Min(text.Length, LongestRead))).Select(w => Mend(w.Plain));
        var said = string.Join(' ', words);
        return said switch
        {
            _ when Danger().IsMatch(said) || (NotSafe().IsMatch(said) && !AboutThings().IsMatch(said)) => SensitiveMatter.Safeguarding,
            _ when OwnTracking().IsMatch(said) => SensitiveMatter.OwnTracking,
            _ when WhoIsTracked().IsMatch(said) => SensitiveMatter.WhoIsTracked,
            _ when Complaint().IsMatch(said) && !AboutInspection().IsMatch(said) => SensitiveMatter.Complaint,
            _ when SurveyAnswers().IsMatch(said) => SensitiveMatter.SurveyAnswers,
            _ => null,
        };
    }

    /// <summary>The same for a text of any length, read in parts that overlap.</summary>
    public static SensitiveMatter? RecogniseAnywhere(string text)
    {
        for (var from = 0; from < text.Length; from += LongestRead / 2)
        {
            if (Recognise(text[from..]) is { } matter)
            {
                return matter;
            }
        }

        return null;
    }

    private static string Mend(string word) =>
        word.Length < 5 || RealWords.Contains(word) || Telling.Contains(word)
            ? word
            : Array.Find(Telling, telling => telling[0] == word[0] && Slip.Of(word, telling, strict: true)) ?? word;

    private const string Young =
        @"(?:child|childs|kid|kids|children|son|sons|daughter|daughters|boy|girl|baby|toddler|lad|pupil|teen|teenager|grandson|granddaughter|grandchild"
        + "|niece|nephew|brother|sister|stepson|stepdaughter|little one|young person|lo)";

    private const string Somebody = $"(?:{Young}|he|she|they|him|her|someone|somebody|friend|neighbour|neighbours|mum|wife)";

    private const string Mine = $"(?:my|our|his|her) (?:[a-z0-9]+ ){{0,2}}{Young}";

    private const string HarmDone =
        "(?:abused|neglected|molested|assaulted|groomed|beaten|raped|hurt|hit|harmed|threatened|starved|attacked|punched|slapped|kicked|restrained|locked in)";

    [GeneratedRegex(
        @"\b(?:self ?harm\w*|cut(?:s|ting)? (?:him|her|my|them)sel\w+|suicid\w+|kill(?:ing)? (?:him|her|my|them)sel\w+|end (?:his|her|my|their) (?:own )?life"
        + @"|wants? to die|overdosed?|child abuse|sexual(?:ly)? abuse\w*|domestic (?:abuse|violence)|gone missing|ran away|run away|runs away)\b"
        + @"|\bsafeguarding (?:concern|worry|worries|issue|problem|referral|incident|alert|disclosure)s?\b|\bchild protection (?:concern|worry|issue)s?\b"
        + @"|\b(?:report|reporting) (?:\w+ ){0,2}abuse\b|\b(?:worried|worry|concerned|scared|afraid|frightened|fear)\b(?: \w+){0,6} safety\b"
        + $@"|\b{Somebody}(?: \w+){{0,4}} (?:being|been|was|is|are|were|gets?|getting|got)(?: \w+){{0,2}} {HarmDone}\b"
        + $@"|\b(?:being|been|was) (?:abused|neglected|molested|assaulted|groomed|raped)\b"
        + @"|\b(?:hits?|hitting|beats?|beating|hurts?|hurting|punche[sd]|punching|slaps?|slapped|slapping|abuses?|abusing|abused|touche[sd]|touching"
        + $@"|molest\w+|grooming|threaten\w*|starv\w+|shakes|shaking) (?:\w+ ){{0,2}}(?:{Young}|him|her)\b"
        + @"|\b(?:he|she|husband|partner|boyfriend|ex|dad|father|mum|mother|teacher|carer|staff) (?:\w+ )?(?:hits?|hurts?|beats?|threatens|punche[sd]|slapped) me\b"
        + @"|\bin (?:immediate |serious |great |real )?danger\b(?! of (?!harm|being|abuse))"
        + $@"|\b{Somebody}(?: \w+){{0,3}} at (?:\w+ )?risk\b(?! of (?:excl|being excl|missing|losing))|\bat risk of (?:\w+ )?(?:harm|abuse|neglect)\b"
        + $@"|\b{Somebody}\b(?: \w+){{0,6}} bruis\w*|\bbruis\w*(?: \w+){{0,4}} {Young}\b")]
    private static partial Regex Danger();

    [GeneratedRegex($@"\b(?:{Somebody}|i)(?: \w+){{0,5}} (?:not(?: \w+){{0,2}} safe|unsafe)\b|\bunsafe(?: \w+){{0,3}} {Young}\b"
        + $@"|\bnot (?:think|feel|believe|sure)(?: \w+){{0,4}} {Somebody}(?: \w+){{0,3}} safe\b")]
    private static partial Regex NotSafe();

    [GeneratedRegex(@"\b(?:link|links|website|site|email|click|form|wifi|password|data|app|postcode)\b")]
    private static partial Regex AboutThings();

    [GeneratedRegex(
        $@"\b(?:my|our) (?:\w+ )?(?:{Young}|family|familys|case|story)(?: \w+){{0,4}} (?:tracked|sampled|tracking)\b"
        + @"|\b(?:we|i|us) (?:are|am|were|was|have been|had been|got|have got|are being|am being|might be|may be)(?: \w+){0,2} (?:tracked|sampled|in the tracking"
        + @"|part of the tracking|(?:picked|chosen|selected|asked)(?: \w+){0,2} (?:tracking|track|tracked))\b"
        + @"|\b(?:are|am|were) (?:we|i) (?:being )?(?:tracked|sampled)\b|\b(?:tracking|track) (?:us|me|my|our)\b"
        + @"|\b(?:we|i) (?:have|had|got)(?: \w+){0,4} tracking (?:meeting|conversation|call|interview|talk)\b"
        + @"|\b(?:(?:we|i) (?:are|am|were)|were) one of the (?:\w+ )?(?:tracked|sampled|six) (?:families|children)\b")]
    private static partial Regex OwnTracking();

    [GeneratedRegex(
        @"\bwho (?:\w+ )?(?:is|are|was|were|got|gets|has been|have been|gets to be)(?: \w+){0,4} (?:tracked|sampled)\b"
        + @"|\b(?:which|what|whose)(?: \w+){0,3} (?:famil(?:y|ies)|child|children|kids|kid|parents|pupils|people|school|schools|house|addresses)(?: \w+){0,5} (?:being |been |was |were |are |is |got )(?:\w+ )?(?:tracked|sampled)\b"
        + @"|\b(?:which|whose|what) (?:are|is|were) (?:the )?(?:tracked|sampled)\b"
        + @"|\b(?:name|names|identity|identities|details|list|address|addresses|initials|phone numbers?|emails?)\b(?: \w+){0,5} (?:tracked|sampled|tracking)\b"
        + @"|\b(?:tracked|sampled|tracking) (?:famil\w+|child\w*|kids?|parents?|pupils?|cases?) (?:names?|list|details|addresse?s?|identit\w+)\b"
        + @"|\b(?:find out|work out|guess|know|identify|tell me|found out|say)\b(?: \w+){0,3} (?:who|which)(?: \w+){0,5} (?:tracked|sampled|tracking)\b"
        + @"|\b(?:identify|find|contact|message|reach|meet) (?:\w+ ){0,2}(?:tracked|sampled) (?:famil\w+|child\w*|kids|parents|pupils)\b"
        + @"|\b(?:is|are|was|were) (?!children |families |kids |all |any children |cases |plans |the cases|how |we |i |my |our |young )(?:\w+ ){1,4}?(?:being )?(?:tracked|sampled)$")]
    private static partial Regex WhoIsTracked();

    [GeneratedRegex(
        @"\b(?:make|making|raise|raising|lodge|submit|put in|made|file) (?:\w+ ){0,2}complaint\b|\b(?:i|we) (?:\w+ ){0,4}complain(?:ed|ing)?\b|\bmy complaint\b"
        + $@"|\b{Mine}(?: \w+){{0,8}} (?:excluded|exclusion|suspended|refused|refuses|refusing|turned down|rejected|overdue|delayed|waiting|off rolled|failed|failing"
        + @"|let down|tribunal|appeal|ignored|denied|no place|no school place|not getting|not got|not had|not been (?:given|seen|assessed)|lost (?:his|her|their|a|the)"
        + @"|stopped|taken away|wrong school|no help|no support|out of school|no school|not (?:\w+ )?(?:help|helping|support|listen\w*))\b"
        + $@"|\b(?:refus|reject|ignor|fail|exclud|suspend|stop|let down|den(?:y|ied)|cut)\w*(?: \w+){{0,5}} {Mine}\b"
        + @"|\b(?:my|our|his|her|we|i|us|me)\b(?: \w+){0,6} (?:ehcp|ehc plan|plan|assessment|transport|therapy|school place|placement|camhs|appointment)"
        + @"(?: \w+){0,5} (?:refused|rejected|turned down|late|overdue|ceased|ignored|stopped|taken away|cut|cancelled|wrong|never came)\b"
        + @"|\b(?:refused|rejected|turned down|ignored|stopped|cut|cancelled|lost|denied)(?: \w+){0,3} (?:my|our|his|her|us|me)(?: \w+){0,4}"
        + @" (?:ehcp|ehc|plan|assessment|transport|therapy|place|placement|request|appeal|support|help)\b"
        + @"|\b(?:school|council|senco|la|nhs|camhs|case officer|send team)(?: \w+){0,4} (?:refus\w+|ignor\w+|fail\w+|let|let down|not helping|not help|not listen\w*)"
        + @"(?: \w+){0,3} (?:my|our|us|me|him|her)\b"
        + @"|\b(?:i|we) (?:\w+ ){0,3}(?:not happy|unhappy|angry|furious|fed up) (?:with|about|at) (?:\w+ ){0,4}(?:school|council|ehcp|plan|support|senco|teacher|placement)\b")]
    private static partial Regex Complaint();

    [GeneratedRegex(@"\b(?:about|by|from) (?:the |these |this )?(?:inspection|inspections|inspectors|report|survey|bot)\b")]
    private static partial Regex AboutInspection();

    [GeneratedRegex(
        @"\b(?:my|our) postcode is\b|\bhere (?:is|are) (?:my|our) (?:\w+ )?(?:answer|answers|postcode|survey)\b"
        + @"|\b(?:send|pass|submit|forward|put|enter|fill in|fill out|complete|do) (?:\w+ ){0,3}(?:survey|answers|questionnaire)(?: \w+){0,4} for (?:me|us)\b"
        + @"|\b(?:take|pass on|forward|send) (?:my|our) (?:\w+ )?(?:answers|survey)\b|\bmy (?:answer|answers) (?:to|for) (?:the )?(?:survey|question \d+)(?: \w+){0,3} (?:is|are)\b")]
    private static partial Regex SurveyAnswers();
}
