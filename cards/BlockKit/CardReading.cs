namespace ForumBot.Cards.BlockKit;

/// <summary>What a card holds, wherever it stands in it.</summary>
internal static class CardReading
{
    internal static IEnumerable<Field> FieldsOf(Card card) => All(card.Body).OfType<Field>();

    internal static bool HasFields(Card card) => FieldsOf(card).Any();

    internal static bool HasDetails(Card card) => All(card.Body).Any(element => element is Details);

    internal static bool HasFields(Element element) => All([element]).Any(inner => inner is Field);

    /// <summary>True for what is text and nothing else.</summary>
    internal static bool IsText(Element element) => element switch
    {
        Text or Facts => true,
        Group group => group.Items.All(IsText),
        _ => false,
    };

    private static IEnumerable<Element> All(IEnumerable<Element> elements) => elements.SelectMany(element => element switch
    {
        Group group => All(group.Items).Prepend(element),
        Row row => All(row.Items).Prepend(element),
        Details details => All(details.Items).Prepend(element),
        _ => (IEnumerable<Element>)[element],
    });
}
