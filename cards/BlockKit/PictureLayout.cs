namespace ForumBot.Cards.BlockKit;

/// <summary>Lays a picture out: as itself where Slack can fetch it, otherwise as the words that stand for it.</summary>
internal static class PictureLayout
{
    internal static IEnumerable<Part> Of(Picture picture)
    {
        // Slack takes no picture without words.
        var words = SlackText.Clean(picture.AlternativeText) is { Length: > 0 } said ? said : "Picture";
        var canBeShown = picture.Address is { IsAbsoluteUri: true, Scheme: "https" } && picture.Address.AbsoluteUri.Length <= SlackLimits.Address;
        if (canBeShown)
        {
            yield return new PicturePart(picture.Address, SlackText.Clip(words, SlackLimits.AlternativeText));
        }

        if (!canBeShown || words.Length > SlackLimits.AlternativeText)
        {
            foreach (var part in Words.PartsOf(Words.LinesOf(new Text(words))))
            {
                yield return part;
            }
        }
    }
}
