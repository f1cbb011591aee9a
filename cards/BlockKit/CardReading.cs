namespace ForumBot.Cards.BlockKit;

/// <summary>What a card holds, wherever it stands in it.</summary>
internal static class CardReading
{
    internal static IEnumerable<Field> FieldsOf(Card card) => All(card.Body).OfType<Field>();

    internal static bool HasFields(Card card) => card.Body.Any(HasFields);

    internal static bool HasFields(Element element) => element is Field || InnerOf(element).Any(HasFields);

    internal static bool HasDetails(Card card) => card.Body.Any(HasDetails);

    /// <summary>True for what is text and nothing else.</summary>
    internal static bool IsText(Element element) => element switch
    {
        Text or Facts => true,
        Group group => group.Items.All(IsText),
        _ => false,
    };

    private static bool HasDetails(Element element) => element is Details || InnerOf(element).Any(HasDetails);

    private static IEnumerable<Element> All(IEnumerable<Element> elements) => elements.SelectMany(element => All(InnerOf(element)).Prepend(element));

    private static IReadOnlyList<Element> InnerOf(Element element) => element switch
    {
        Group group => group.Items,
        Row row => row.Items,
        Details details => details.Items,
        _ => [],
    };
}
