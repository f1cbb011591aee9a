using System.Globalization;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// A card in a window: everything of it, in pages where it is too much. The first button that takes what was filled in becomes the window's own; the others
/// stand at the foot.
/// </summary>
internal static class WindowDrawing
{
    private const string ShortSubmit = "Continue";

    /// <summary>Writes the window; null when the card takes more than one page and nobody has kept it.</summary>
    internal static Action<Utf8JsonWriter>? Of(Card card, ModalFrame frame)
    {
        var laidOut = LaidOut(card, frame.Generation);
        var pages = PagesOf(card, laidOut);
        if (pages.Count > 1 && card.OnlyInDialog is not null)
        {
            // Such a card is never kept, so there would be no way to its second page.
            return Of(TooMuch(card), frame);
        }

        if (pages.Count > 1 && frame.KeptAs is null)
        {
            return null;
        }

        var page = Math.Clamp(frame.Page, 0, pages.Count - 1);
        var submit = Presses.SubmitOf(card);
        var foot = laidOut.Foot.Concat(pages.Count > 1 ? Turning(frame.KeptAs!, page, pages.Count) : []);
        return json =>
        {
            ViewJson.WriteStart(json, frame with { Page = page }, card.Title, submit is null ? null : SubmitTitle(submit), submit, card);
            Block.Write(json, pages[page].Concat(Block.Draw(foot, card)));
            json.WriteEndObject();
        };
    }

    private static Card TooMuch(Card card) => new()
    {
        Title = card.Title,
        Body = [new Text("This is too much for one window in Slack, so I cannot show it here. Nothing is lost.")],
        Next = "Close this window. If you use Microsoft Teams too, look at it there. If not, tell whoever looks after this bot for your forum.",
        ForumId = card.ForumId,
        OnlyInDialog = card.OnlyInDialog,
    };

    private static (IReadOnlyList<Part> Body, IReadOnlyList<Part> Foot) LaidOut(Card card, int generation) =>
        Foot.Of([.. TitleOf(card), .. CardLayout.Of(card, isWindow: true, generation, keptAs: null)], FootOf(card, Presses.SubmitOf(card)));

    private static IReadOnlyList<IReadOnlyList<Block>> PagesOf(Card card, (IReadOnlyList<Part> Body, IReadOnlyList<Part> Foot) laidOut)
    {
        var room = Room.View.Less(Block.Draw(laidOut.Foot, card));
        var blocks = Block.Draw(laidOut.Body, card);
        if (room.Holds(blocks))
        {
            return [blocks];
        }

        blocks = Block.Draw(Compaction.Of(laidOut.Body), card);
        if (room.Holds(blocks))
        {
            return [blocks];
        }

        return room.Less(Block.Draw(Turning(new string('k', SlackLimits.Id), 1, 3), card)).Pages(blocks);
    }

    // The window shows a short title itself.
    private static IEnumerable<Part> TitleOf(Card card) =>
        SlackText.Clean(card.Title) is var title && title.Length > SlackLimits.ViewTitle ? Words.Heading(title, new Text(title)) : [];

    private static string SubmitTitle(Execute submit) => SlackText.Clean(submit.Title) is { Length: > 0 and <= SlackLimits.ViewTitle } title ? title : ShortSubmit;

    private static IEnumerable<Part> FootOf(Card card, Execute? submit)
    {
        IEnumerable<Element> texts =
        [
            .. card.NextInFallbackOnly ? [] : new[] { new Text(card.Next) },
            .. submit is not null && SubmitTitle(submit) != SlackText.Clean(submit.Title) ? new[] { new Text($"“{ShortSubmit}” means: {submit.Title}") } : [],
        ];
        Button[] others = [.. card.Buttons.Where(button => !ReferenceEquals(button, submit) && Presses.AreDrawn(button, fieldsAreElsewhere: false))];
        return
        [
            .. texts.SelectMany(text => Words.PartsOf(Words.LinesOf(text))),
            .. Presses.LongTitles(others),
            .. others.Chunk(SlackLimits.Actions).Select(some => new ButtonsPart(some)),
        ];
    }

    private static IEnumerable<Part> Turning(string keptAs, int page, int pages)
    {
        yield return new SmallPart(string.Create(CultureInfo.InvariantCulture, $"Page {page + 1} of {pages}"));
        yield return new ButtonsPart(
        [
            .. page > 0 ? new[] { Presses.ToPage("Previous page", keptAs, page - 1) } : [],
            .. page < pages - 1 ? new[] { Presses.ToPage("Next page", keptAs, page + 1) } : [],
        ]);
    }
}
