namespace ForumBot.Cards;

/// <summary>One thing that was sent, in the list of all.</summary>
/// <param name="Key">What the ledger calls it.</param>
/// <param name="Title">What it was about; nothing confidential.</param>
/// <param name="Outcome">When it was sent and what became of it, in words.</param>
public sealed record DeliveryLine(string Key, string Title, string Outcome);

/// <summary>People to whom the same happened.</summary>
/// <param name="Heading">What happened: "Seen it".</param>
/// <param name="Names">Who they are, some with a time.</param>
/// <param name="Advice">What to do about it; null when there is nothing.</param>
/// <param name="Tone">How worrying it is.</param>
public sealed record DeliveryGroup(string Heading, IReadOnlyList<string> Names, string? Advice = null, Tone Tone = Tone.Plain);

/// <summary>Whom the bot's own messages reached, for those who lead the forum.</summary>
public static class DeliveriesCard
{
    private const int MostNames = 30;

    /// <summary>The latest, newest first, each with a way to its people.</summary>
    public static Card List(IReadOnlyList<DeliveryLine> lines) => new()
    {
        Title = "Who got what I sent",
        Body =
        [
            new Text(lines.Count == 0 ? "I have sent nothing by myself in this inspection yet." : "The latest first."),
            .. lines.Select((line, at) => new Row(
                [new Text($"{at + 1}. {line.Title}", TextLook.Strong), new Text(line.Outcome, TextLook.Subtle)],
                new Execute($"Who? {at + 1}", Verbs.ShowDeliveries)
                {
                    Keys = new Dictionary<string, string> { [Reminding.Push] = line.Key },
                    OrSay = $"who got it {at + 1}",
                    Tooltip = line.Title,
                    TakesFields = false,
                })),
        ],
        Next = lines.Count == 0 ? "Ask again when the first reminder is out. Say “today” to see what is due." : "To see who got one of them, say “who got it” and its number.",
        NextInFallbackOnly = lines.Count > 0,
    };

    /// <summary>One of them with its people. <paramref name="sent"/> is when, in words.</summary>
    public static Card One(string title, string sent, IReadOnlyList<DeliveryGroup> groups) => new()
    {
        Title = Reminding.Short($"Who got it: {title}"),
        Body = [new Text(sent), .. groups.Where(group => group.Names.Count > 0).Select(Draw)],
        Next = groups.FirstOrDefault(group => group is { Advice: not null, Names.Count: > 0 })?.Advice ?? "Nothing is left to do here.",
        NextInFallbackOnly = true,
        Buttons = [new Execute("All messages", Verbs.ShowDeliveries) { OrSay = "who got it", TakesFields = false }],
    };

    /// <summary>It is too long ago.</summary>
    public static Card Gone() => NoticeCard.Of(
        "I no longer have that one",
        "I keep who got a message for a few weeks only.",
        "Say “who got it” to see the latest.",
        new Execute("All messages", Verbs.ShowDeliveries) { OrSay = "who got it", TakesFields = false });

    private static Group Draw(DeliveryGroup group) => new(
        [
            new Text($"{group.Heading}: {group.Names.Count}", TextLook.Heading, group.Tone),
            new Text(Names(group.Names)),
            .. group.Advice is { } advice ? [new Text(advice, TextLook.Subtle)] : (Element[])[],
        ],
        group.Tone);

    private static string Names(IReadOnlyList<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
