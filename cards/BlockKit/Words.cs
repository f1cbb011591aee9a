namespace ForumBot.Cards.BlockKit;

/// <summary>Turns texts and facts into runs: one line of them a text or fact.</summary>
internal static class Words
{
    // A sign is an extra: the words say the status too.
    internal static string SignOf(Tone tone) => tone switch
    {
        Tone.Good => "✅ ",
        Tone.Warning => "⚠️ ",
        Tone.Attention => "❌ ",
        _ => "",
    };

    /// <summary>The lines of an element that is text; <paramref name="around"/> is the tone of the group around it, which its first line shows.</summary>
    internal static IEnumerable<Run[]> LinesOf(Element element, Tone around = Tone.Plain)
    {
        switch (element)
        {
            case Text text:
                if (SlackText.Clean(text.Content) is { Length: > 0 } content)
                {
                    var tone = around == Tone.Plain ? text.Tone : around;
                    yield return [new(SignOf(tone) + content, text.Look is TextLook.Heading or TextLook.Strong)];
                }

                break;
            case Facts facts:
                foreach (var (fact, at) in facts.Items.Select((fact, at) => (fact, at)))
                {
                    if (LineOf(fact, at == 0 ? SignOf(around) : "") is { Length: > 0 } line)
                    {
                        yield return line;
                    }
                }

                break;
            case Group group:
                var first = group.Tone == Tone.Plain ? around : group.Tone;
                foreach (var item in group.Items)
                {
                    foreach (var line in LinesOf(item, first))
                    {
                        yield return line;
                        first = Tone.Plain;
                    }
                }

                break;
        }
    }

    /// <summary>A headline, or bold text where it is too long for one.</summary>
    internal static IEnumerable<Part> Heading(string content, Text text) =>
        content.Length is > 0 and <= SlackLimits.Header && !content.Contains('\n', StringComparison.Ordinal)
            ? [new HeadingPart(content)]
            : PartsOf(LinesOf(text with { Look = TextLook.Strong }));

    /// <summary>Lines as parts of a length that Slack takes.</summary>
    internal static IEnumerable<TextPart> PartsOf(IEnumerable<Run[]> lines, bool isQuoted = false)
    {
        var runs = new List<Run>();
        var letters = 0;
        foreach (var line in lines.SelectMany(Short))
        {
            var length = LettersOf(line) + 1;
            if (runs.Count > 0 && letters + length > SlackLimits.Text)
            {
                yield return new(runs, isQuoted);
                runs = [];
                letters = 0;
            }

            if (runs.Count > 0)
            {
                runs.Add(Run.LineEnd);
            }

            runs.AddRange(line);
            letters += length;
        }

        if (runs.Count > 0)
        {
            yield return new(runs, isQuoted);
        }
    }

    internal static int LettersOf(IEnumerable<Run> runs) => runs.Sum(run => run.Content.Length);

    private static Run[] LineOf(Fact fact, string sign)
    {
        var (label, value) = (SlackText.Clean(fact.Label), SlackText.Clean(fact.Value));
        return (label, value) switch
        {
            ("", "") => [],
            ("", _) => [new(sign + value)],
            (_, "") => [new(sign + Wording.LeadIn(label).TrimEnd(), IsBold: true)],
            _ => [new(sign + Wording.LeadIn(label), IsBold: true), new(value)],
        };
    }

    private static IEnumerable<Run[]> Short(Run[] line)
    {
        // One letter is left for the line's end.
        const int Longest = SlackLimits.Text - 1;
        return LettersOf(line) <= Longest
            ? [line]
            : line.SelectMany(run => SlackText.Pieces(run.Content, Longest).Where(piece => !string.IsNullOrWhiteSpace(piece.Content)).Select(piece => (Run[])[run with { Content = piece.Content }]));
    }
}
