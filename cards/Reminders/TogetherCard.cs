namespace ForumBot.Cards;

/// <summary>Several reminders in one message, so that nobody's telephone rings five times.</summary>
public static class TogetherCard
{
    private const string PressSeen = "Please press “Seen” too, so that we know you have read what changed.";

    /// <summary>The most things in one message. Nobody reads more on a phone, and a platform takes messages up to a size only.</summary>
    public const int MostParts = 9;

    // Of words, so that a few long ones fit as well.
    private const int MostLetters = 12_000;

    /// <summary>
    /// The cards one below the other, as far as they fit. With <paramref name="late"/> they came due while nothing could be sent. <paramref name="day"/> is
    /// the day whose list comes first: "Tuesday 2 March".
    /// </summary>
    public static Card Of(IReadOnlyList<Card> cards, bool late, string? day = null)
    {
        Card[] shown = [.. cards.Take(ShownOf(cards))];
        return new()
        {
            Title = Reminding.Short(late
                ? $"While I could not reach you: {Wording.Count(cards.Count, "thing", "things")}"
                : day is not null
                ? $"{day}: your list and {(cards.Count == 2 ? "one" : cards.Count - 1)} more"
                : $"{cards.Count} things, the first: {cards[0].Title}"),
            Body = [.. shown.SelectMany((card, at) => Part(card, at)), .. Rest(cards.Count - shown.Length)],
            Next = SeenAmong(shown).Count > 0 && SeenAmong(shown[..1]).Count == 0 ? $"{cards[0].Next} {PressSeen}" : cards[0].Next,
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
        [new Text(card.Title, TextLook.Heading), .. card.Body.Select(element => Still(element, at))];

    // A press answers for the whole message, so the buttons of single lines would sweep the other things away. Their words still say what to type.
    private static Element Still(Element element, int at) => element switch
    {
        Row row => new Row([.. row.Items.Select(item => Still(item, at))]),
        Group group => group with { Items = [.. group.Items.Select(item => Still(item, at))] },
        Details details => details with { Id = $"{details.Id}-{at}", Items = [.. details.Items.Select(item => Still(item, at))] },
        _ => element,
    };

    private static List<(string Title, Execute Button)> SeenAmong(IReadOnlyList<Card> cards) =>
        [.. cards.SelectMany(card => card.Buttons.OfType<Execute>().Where(button => button.Verb == Verbs.SeenChange).Select(button => (card.Title, button)))];

    // Who is asked to answer a change can do so, whatever else there is: each change in its own words where there are several. The rest stays.
    private static IEnumerable<Button> Answers(IReadOnlyList<Card> cards) => SeenAmong(cards) is var seen
        ? seen.Select(one => one.Button with
        {
            Title = seen.Count == 1 ? one.Button.Title : $"Seen: {one.Title}",
            Keys = new Dictionary<string, string>(one.Button.Keys) { [Reminding.AmongOthers] = "yes" },
        })
        : [];

    private static Button[] Distinct(IReadOnlyList<Card> cards)
    {
        var links = cards.SelectMany(card => card.Buttons).OfType<OpenLink>().DistinctBy(link => link.Address);
        var presses = cards.SelectMany(card => card.Buttons).OfType<Execute>().Where(press => press.Verb is not (Verbs.GotIt or Verbs.ShowReminders or Verbs.SeenChange)).DistinctBy(press => press.Title);
        return [.. Answers(cards).Concat(links).Concat(presses).Take(Reminding.MostButtons - 1)];
    }
}
