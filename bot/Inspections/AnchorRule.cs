namespace ForumBot.Inspections;

/// <summary>
/// How an anchor is worked out while nobody has confirmed it: the first alternative that applies, such as
/// <c>S-2wd if confirmed, else N+8wd</c>. None of them applying means that the date must be asked for. A confirmed date wins over all of
/// them, then what is nearest to a confirmed one, then what counts from the call.
/// </summary>
public sealed record AnchorRule(Anchor Anchor, string Text, IReadOnlyList<AnchorAlternative> Alternatives)
{
    internal const string Examples = "N+8wd; N+1wd 09:00; S-2wd if confirmed, else N+8wd; asked";
    private const string Condition = " if confirmed";

    /// <summary>Reads an anchor's rule; false with the reason when it is none.</summary>
    public static bool TryParse(Anchor anchor, string text, out AnchorRule rule, out string wrong)
    {
        rule = new(anchor, text, []);
        wrong = "";
        var alternatives = new List<AnchorAlternative>();
        foreach (var part in text.Split(", "))
        {
            var words = part.StartsWith("else ", StringComparison.Ordinal) ? part["else ".Length..] : part;
            if (words == "asked") continue;
            var conditional = words.EndsWith(Condition, StringComparison.Ordinal);
            if (!AnchorOffset.TryParse(conditional ? words[..^Condition.Length] : words, out var offset, out wrong)) return false;
            alternatives.Add(new(offset, conditional));
        }
        rule = new(anchor, text, alternatives);
        return true;
    }
}

/// <summary>One way to work an anchor out.</summary>
/// <param name="Offset">The count.</param>
/// <param name="OnlyIfConfirmed">Use it only when the anchor it counts from has been confirmed.</param>
public readonly record struct AnchorAlternative(AnchorOffset Offset, bool OnlyIfConfirmed);
