namespace ForumBot.Cards.BlockKit;

/// <summary>
/// What Slack takes, in one place. Slack changes its limits without notice; whoever finds one changed mends it here. Lengths count UTF-16 units, which are never
/// fewer than the characters that Slack counts. Source: "Block Kit" and "Modals" in Slack's reference.
/// </summary>
public static class SlackLimits
{
    /// <summary>Blocks in a message.</summary>
    public const int MessageBlocks = 50;

    /// <summary>Blocks in a window or the home tab.</summary>
    public const int ViewBlocks = 100;

    /// <summary>Letters in all blocks of a message. Slack writes no number down; messages fail from about 13,000.</summary>
    public const int MessageLetters = 12_000;

    /// <summary>Bytes of a whole view.</summary>
    public const int ViewBytes = 250_000;

    /// <summary>Letters in a text, after escaping; also in the words that stand for a message.</summary>
    public const int Text = 3_000;

    /// <summary>Letters in a headline.</summary>
    public const int Header = 150;

    /// <summary>Letters in a window's title, and on its own two buttons.</summary>
    public const int ViewTitle = 24;

    /// <summary>Letters of what a window keeps beside its card.</summary>
    public const int PrivateMetadata = 3_000;

    /// <summary>Letters in a view's names, and in the ids of blocks and of what can be pressed.</summary>
    public const int Id = 255;

    /// <summary>Things to press in one block.</summary>
    public const int Actions = 25;

    /// <summary>Texts and pictures in one block of small print.</summary>
    public const int ContextElements = 10;

    /// <summary>Letters on a button, and of what a screen reader says instead.</summary>
    public const int ButtonText = 75;

    /// <summary>Letters of what a button sends back.</summary>
    public const int ButtonValue = 2_000;

    /// <summary>Letters in an address.</summary>
    public const int Address = 3_000;

    /// <summary>Letters in the words that stand for a picture.</summary>
    public const int AlternativeText = 2_000;

    /// <summary>Letters in a box's label, and in the hint below it.</summary>
    public const int Label = 2_000;

    /// <summary>Letters in the example that an empty box shows.</summary>
    public const int Placeholder = 150;

    /// <summary>Letters in one box.</summary>
    public const int Box = 3_000;

    /// <summary>Letters of a choice: what people read, what explains it, and what is sent back.</summary>
    public const int Option = 75;

    /// <summary>Choices that can be ticked one below the other.</summary>
    public const int TickedOptions = 10;

    /// <summary>Choices in a list, or in one group of a list.</summary>
    public const int ListedOptions = 100;

    /// <summary>Groups in a list of choices.</summary>
    public const int OptionGroups = 100;
}
