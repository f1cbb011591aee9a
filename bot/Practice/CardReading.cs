using ForumBot.Cards;

namespace ForumBot.Practice;

/// <summary>Reads a card as the person in front of it does: which buttons there are, and what its fields would send back.</summary>
internal static class CardReading
{
    internal static IEnumerable<Execute> ButtonsOf(Card card) =>
        Parts(card.Body).OfType<Row>().Select(r => r.Button).Concat(card.Buttons).OfType<Execute>();

    internal static IEnumerable<Field> FieldsOf(Card card) => Parts(card.Body).OfType<Field>();

    private static IEnumerable<Element> Parts(IEnumerable<Element> elements)
    {
        foreach (var element in elements)
        {
            yield return element;
            var inside = element switch
            {
                Group group => group.Items,
                Row row => row.Items,
                Details details => details.Items,
                _ => [],
            };
            foreach (var part in Parts(inside))
            {
                yield return part;
            }
        }
    }
}
