namespace ForumBot.Cards.BlockKit;

/// <summary>Brings neighbours together where a card has more blocks than Slack takes: the same words, closer to each other.</summary>
internal static class Compaction
{
    internal static IReadOnlyList<Part> Of(IReadOnlyList<Part> parts)
    {
        var merged = new List<Part>(parts.Count);
        foreach (var part in parts.Select(Plainer))
        {
            if (merged is [.., var last] && Together(last, part) is { } both)
            {
                merged[^1] = both;
            }
            else
            {
                merged.Add(part);
            }
        }

        return merged;
    }

    private static Part Plainer(Part part) => part switch
    {
        HeadingPart heading => new TextPart([new(heading.Content, IsBold: true)]) { IsPinned = part.IsPinned },
        SmallPart small => new TextPart([new(small.Content)]) { IsPinned = part.IsPinned },
        _ => part,
    };

    private static Part? Together(Part first, Part second) => (first, second) switch
    {
        ({ IsPinned: var one }, { IsPinned: var other }) when one != other => null,
        (TextPart a, TextPart b) when a.IsQuoted == b.IsQuoted && Words.LettersOf(a.Runs) + Words.LettersOf(b.Runs) < SlackLimits.Text =>
            a with { Runs = [.. a.Runs, Run.LineEnd, .. b.Runs] },
        (RowPart a, TextPart { IsQuoted: false } b) when Words.LettersOf(a.Runs) + Words.LettersOf(b.Runs) < SlackLimits.Text =>
            a with { Runs = [.. a.Runs, Run.LineEnd, .. b.Runs] },
        (ButtonsPart a, ButtonsPart b) when a.Buttons.Count + b.Buttons.Count <= SlackLimits.Actions && (a.Primary is null || b.Primary is null) =>
            new ButtonsPart([.. a.Buttons, .. b.Buttons], a.Primary ?? b.Primary) { IsPinned = a.IsPinned },
        _ => null,
    };
}
