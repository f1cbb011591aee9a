namespace ForumBot.Cards;

/// <summary>Several reminders in one message, so that nobody's telephone rings five times.</summary>
public static class TogetherCard
{
    /// <summary>The most things in one message. Nobody reads more on a phone, and a platform takes messages up to a size only.</summary>
    public const int MostParts = 9;

    // Of words, so that a few long ones fit as well.
    private const int MostLetters = 12_000;

    /// <summary>The cards one below the other, as far as they fit. With <paramref name="late"/> they came due while nothing could be sent.</summary>
    public static Card Of(IReadOnlyList<Card> cards, bool late)
    {
        Card[] shown = [.. cards.Take(ShownOf(cards))];
        return new()
        {
            Title = Reminding.Short(late
                ? $"While I could not reach you: {Wording.Count(cards.Count, "thing", "things")}"
                : $"{cards.Count} things, the first: {cards[0].Title}"),
            Body = [.. shown.SelectMany((card, at) => Part(card, at)), .. Rest(cards.Count - shown.Length)],
            Next = cards[0].Next,
            Buttons = Distinct(shown),
        };
    }

    /// <summary>How many of them the message holds: the first ones.</summary>
    public static int ShownOf(IReadOnlyList<Card> cards)
    {
        var (shown, room) = (0, MostLetters);
        while (shown < cards.Count && shown < MostParts && ((room -= PlainText.Of(cards[shown]).Length) >= 0 || shown == 0))
        {
            shown++;
        }

        return shown;
    }

    private static Text[] Rest(int more) =>
        more == 0 ? [] : [new($"And {more} more: say “schedule” for the timetable, or “today” for what is due.", TextLook.Strong)];

    private static IEnumerable<Element> Part(Card card, int at) =>
        [new Text($"{at + 1}. {card.Title}", TextLook.Heading), .. card.Body.Select(element => Still(element, at))];

    // A press answers for the whole message, so the buttons of single lines would sweep the other things away. Their words still say what to type.
    private static Element Still(Element element, int at) => element switch
    {
        Row row => new Row([.. row.Items.Select(item => Still(item, at))]),
        Group group => group with { Items = [.. group.Items.Select(item => Still(item, at))] },
        Details details => details with { Id = $"{details.Id}-{at}", Items = [.. details.Items.Select(item => Still(item, at))] },
        _ => element,
    };

    private static Button[] Distinct(IReadOnlyList<Card> cards)
    {
        var links = cards.SelectMany(card => card.Buttons).OfType<OpenLink>().DistinctBy(link => link.Address);
        var presses = cards.SelectMany(card => card.Buttons).OfType<Execute>().Where(press => press.Verb is not (Verbs.GotIt or Verbs.ShowReminders)).DistinctBy(press => press.Title);
        return [.. links.Cast<Button>().Concat(presses).Take(Reminding.MostButtons - 1)];
    }
}
