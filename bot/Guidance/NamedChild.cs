using System.Text.RegularExpressions;

namespace ForumBot.Guidance;

/// <summary>
/// Recognises, from the words alone, that a text names a child: "my son Jack", "Oliver Smith, aged 7". A name alone is none, for officers and heads have names too.
/// Source: docs/rules.md, CONF-17.
/// </summary>
internal static partial class NamedChild
{
    private const string Name = @"(?!(?:Children|Child|Pupils?|People|Young|Those|Kids|Boys|Girls|Teenagers?|Families|Parents|Students?|All|Anyone|Adults?|Everyone|Send|Year|Key|Some|Most|Many|Learners?|Pupil|Staff|Teachers?|Leaders|Inspectors?|They|We|The|Support|Provision|Places?|Services?|From|Up|Between|Over|Under|Babies|Toddlers)\b)\p{Lu}\p{Ll}+";

    /// <summary>True when it does.</summary>
    internal static bool In(string text) => Kin().IsMatch(text) || Aged().IsMatch(text);

    [GeneratedRegex($@"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?(?:son|daughter|child|boy|girl|kid|brother|sister|grandson|granddaughter|nephew|niece|twins?),? (?:called |named )?{Name}")]
    private static partial Regex Kin();

    [GeneratedRegex($@"\b{Name}(?: \p{{Lu}}[\p{{L}}’'-]+)?(?:, | \(| is | was | who is | who was | )(?:(?:aged?) \d{{1,2}}\b|\d{{1,2}}[- ]years?[- ]old)")]
    private static partial Regex Aged();
}
