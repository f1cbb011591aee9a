using System.Buffers;

namespace ForumBot.Cards.AdaptiveCards;

/// <summary>Keeps what a person typed from being read as Markdown, as a link or as a template.</summary>
internal static class Literal
{
    // What a TextBlock could act on anywhere in a text: emphasis, links, code, headings, tables, HTML, entities, addresses, templates.
    // A RichTextBlock too many costs nothing.
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_[]`~#<>\\|&@{");
    private static readonly SearchValues<string> Links = SearchValues.Create(["://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>True when some client might show something other than the text itself.</summary>
    internal static bool IsAtRisk(string text) =>
        text.AsSpan().ContainsAny(Signs) || text.AsSpan().ContainsAny(Links) || LooksLikeAList(text);

    /// <summary>
    /// The text of a run or a label, which no client should interpret. The <c>adaptivecards</c> package turns <c>{{DATE(...)}}</c> into
    /// a date all the same, so an invisible word joiner parts the braces.
    /// </summary>
    internal static string Of(string text) =>
        text.Contains("{{", StringComparison.Ordinal) ? text.Replace("{", "{\u2060", StringComparison.Ordinal) : text;

    /// <summary>The title of a choice, which has no form without Markdown: it may lean or embolden, but it links nowhere.</summary>
    internal static string OfChoice(string title) => Of(title).Replace("](", "]\u2060(", StringComparison.Ordinal);

    private static bool LooksLikeAList(string text)
    {
        if (text is "")
        {
            return false;
        }

        var afterDigits = text.AsSpan().TrimStart("0123456789");
        return char.IsWhiteSpace(text[0])
            || text[0] is '-' or '+'
            || (afterDigits.Length < text.Length && afterDigits is ['.' or ')', ..]);
    }
}
