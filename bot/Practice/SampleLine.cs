namespace ForumBot.Practice;

/// <summary>One line of the sample's script: who does something, and where.</summary>
internal abstract record SampleLine(Persona By, Spot At)
{
    /// <summary>What is done, in words.</summary>
    internal abstract string Words { get; }
}

/// <summary>The bot is added there.</summary>
internal sealed record AddsTheBot(Persona By, Spot At) : SampleLine(By, At)
{
    internal override string Words => "add ForumBot";
}

/// <summary>Something is said.</summary>
internal sealed record Says(Persona By, Spot At, string Text) : SampleLine(By, At)
{
    internal override string Words => $"say {Text}";
}

/// <summary>The newest button with this verb is pressed, on the card as this person sees it, after filling in its fields.</summary>
internal sealed record Presses(Persona By, Spot At, string Verb) : SampleLine(By, At)
{
    /// <summary>What is filled in, by field id; the other fields keep what they hold.</summary>
    internal IReadOnlyDictionary<string, string> Fills { get; init; } = new Dictionary<string, string>();

    internal override string Words => $"press {Verb}";
}
