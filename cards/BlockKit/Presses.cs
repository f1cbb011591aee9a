namespace ForumBot.Cards.BlockKit;

/// <summary>The buttons of a card, and those that the drawing adds.</summary>
internal static class Presses
{
    /// <summary>True for a button that is drawn; where nothing can be filled in, one that takes what is filled in is not.</summary>
    internal static bool AreDrawn(Button button, bool fieldsAreElsewhere) => button switch
    {
        OpenLink link => link.IsSafe && link.Address.AbsoluteUri.Length <= SlackLimits.Address,
        Execute execute => !(fieldsAreElsewhere && execute.TakesFields),
        _ => throw new NotSupportedException($"No Block Kit button for {button.GetType().Name}."),
    };

    /// <summary>Opens the whole of a kept card, from outside a window.</summary>
    /// <exception cref="InvalidOperationException">The card is not kept.</exception>
    internal static Execute OpenKept(string title, string? keptAs, int page) => ToPage(
        title,
        keptAs ?? throw new InvalidOperationException("This card does not show whole here, and nobody has kept it."),
        page) with
    { OpensForm = true };

    /// <summary>Shows another page of a kept card.</summary>
    internal static Execute ToPage(string title, string keptAs, int page) => new(title, BlockKitReader.OpenKept)
    {
        Keys = new Dictionary<string, string>
        {
            [BlockKitReader.KeptKey] = keptAs,
            [BlockKitReader.PageKey] = page.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        TakesFields = false,
    };

    /// <summary>Asks for the reader's own view of a shared card.</summary>
    internal static Execute OwnViewOf(OwnView own) => new("My view", Verbs.ShowOwnView)
    {
        Keys = new Dictionary<string, string> { [OwnView.NameKey] = own.Name, [OwnView.ArgumentKey] = own.Argument },
        TakesFields = false,
    };

    /// <summary>The button that hands a form in; null when there is nothing to fill in.</summary>
    /// <exception cref="InvalidOperationException">A form without such a button: nobody could hand it in.</exception>
    internal static Execute? SubmitOf(Card card) => !CardReading.HasFields(card) ? null
        : card.Buttons.OfType<Execute>().FirstOrDefault(button => button.TakesFields)
            ?? throw new InvalidOperationException("A card has something to fill in, and no button at its foot that takes it.");

    /// <summary>The titles that are too long for a button, as text above it.</summary>
    internal static IEnumerable<Part> LongTitles(IEnumerable<Button> buttons) => buttons
        .Where(button => SlackText.Clean(button.Title).Length > SlackLimits.ButtonText)
        .SelectMany(button => Words.PartsOf(Words.LinesOf(new Text(button.Title))));
}
