using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>What became of a message, in words. Pure.</summary>
public static class WhoGotItWords
{
    private static readonly (Fate Fate, string Heading, string? Advice, Tone Tone)[] Headings =
    [
        (Fate.Unreachable, "I cannot reach", "Please ring them. They can say “hello” to me in a chat of our own, so that the next one arrives.", Tone.Attention),
        (Fate.Seen, "Have seen it", null, Tone.Good),
        (Fate.Reached, "Got it", null, Tone.Plain),
        (Fate.Waiting, "Get it later", null, Tone.Plain),
        (Fate.HeldBack, "Get it with others, in one message", null, Tone.Plain),
        (Fate.OwnWish, "Not sent, as they asked me not to", "Tell them yourself if it matters.", Tone.Warning),
        (Fate.Dropped, "Not sent, as it came too late, was out of date or did not fit", null, Tone.Warning),
        (Fate.NothingForThem, "Nothing in it for them", null, Tone.Plain),
    ];

    /// <summary>"12 got it, 3 of them have seen it, one cannot be reached."</summary>
    public static string Counts(IReadOnlyList<Recipient> recipients)
    {
        var (seen, reached, unreachable, waiting, wish) = (Of(Fate.Seen), Of(Fate.Reached), Of(Fate.Unreachable), Of(Fate.Waiting) + Of(Fate.HeldBack), Of(Fate.OwnWish));
        string[] parts =
        [
            .. Part(seen + reached, "got it"),
            .. Part(seen, "said “seen”"),
            .. Part(unreachable, "cannot be reached"),
            .. Part(waiting, waiting == 1 ? "waits" : "wait"),
            .. Part(wish, wish == 1 ? "wants none" : "want none"),
        ];
        return parts.Length == 0 ? "Nobody had to get it." : $"{Capital(string.Join(", ", parts))}.";

        int Of(Fate fate) => recipients.Count(recipient => recipient.Fate == fate);

        static string[] Part(int count, string what) => count == 0 ? [] : [$"{(count == 1 ? "one" : count)} {what}"];
    }

    /// <summary>The people by what became of it, those whom somebody should ring first.</summary>
    public static IReadOnlyList<DeliveryGroup> Groups(IReadOnlyList<Recipient> recipients, LocalDateTime now) =>
    [
        .. Headings.Select(heading => new DeliveryGroup(
            heading.Heading,
            [.. recipients.Where(recipient => recipient.Fate == heading.Fate).Select(recipient => Named(recipient, now))],
            heading.Advice,
            heading.Tone)),
    ];

    /// <summary>"today, 8:30am", "Monday 8 March, 8:30am".</summary>
    public static string When(Instant at, LocalDateTime now)
    {
        var local = at.InZone(London.Zone).LocalDateTime;
        return local.Date == now.Date ? $"today, {local.TimeOfDay.Say()}" : local.Say(now.Date);
    }

    private static string Named(Recipient recipient, LocalDateTime now) => recipient.At is { } at ? $"{recipient.Name} ({When(at, now)})" : recipient.Name;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
