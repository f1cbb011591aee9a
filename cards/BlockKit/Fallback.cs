namespace ForumBot.Cards.BlockKit;

/// <summary>The card in words, as a notification and a screen reader give it: whole up to a limit, then to the end of a line and where the rest is.</summary>
internal static class Fallback
{
    private const string Rest = "Open Slack to read the rest.";

    internal static string Of(Card card)
    {
        // What is for a window alone stands there and nowhere else.
        var words = SlackText.Escape(SlackText.Clean(card.OnlyInDialog is null ? PlainText.Of(card) : card.Title));
        if (words.Length <= SlackLimits.Text)
        {
            return words;
        }

        var room = SlackLimits.Text - Rest.Length - 1;
        var end = words.LastIndexOf('\n', room);
        return (end > 0 ? words[..end] : InOneLine(words, room)) + "\n" + Rest;
    }

    private static string InOneLine(string words, int room)
    {
        var cut = SlackText.Pieces(words, room).First().Content;
        // An escaped sign is not cut in two.
        var sign = cut.LastIndexOf('&');
        return sign >= 0 && cut.IndexOf(';', sign) < 0 ? cut[..sign] : cut;
    }
}
