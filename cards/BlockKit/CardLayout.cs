namespace ForumBot.Cards.BlockKit;

/// <summary>
/// Lays the elements of a card out as parts, in reading order. A window shows all of them; a message or home tab leaves out what is filled in and offers what is
/// folded away as a button that opens the card <paramref name="keptAs"/>.
/// </summary>
internal sealed class CardLayout(Card card, bool isWindow, int generation, string? keptAs)
{
    private readonly List<Part> parts = [];
    private readonly bool hasFields = CardReading.HasFields(card);

    internal static IReadOnlyList<Part> Of(Card card, bool isWindow, int generation, string? keptAs)
    {
        var layout = new CardLayout(card, isWindow, generation, keptAs);
        foreach (var element in card.Body)
        {
            layout.Add(element);
        }

        return layout.parts;
    }

    private void Add(Element element)
    {
        switch (element)
        {
            case Text text:
                AddText(text);
                break;
            case Facts facts:
                parts.AddRange(Words.PartsOf(Words.LinesOf(facts)));
                break;
            case Group group:
                AddGroup(group);
                break;
            case Row row:
                AddRow(row);
                break;
            case Details details:
                AddDetails(details);
                break;
            case Picture picture:
                parts.AddRange(PictureLayout.Of(picture));
                break;
            case Field field:
                if (isWindow)
                {
                    parts.AddRange(FieldLayout.Of(field, generation));
                }

                break;
            default:
                throw new NotSupportedException($"No Block Kit form for {element.GetType().Name}.");
        }
    }

    private void AddText(Text text)
    {
        if (SlackText.Clean(text.Content) is not { Length: > 0 } clean)
        {
            return;
        }

        var content = Words.SignOf(text.Tone) + clean;
        if (text.Look == TextLook.Heading)
        {
            parts.AddRange(Words.Heading(content, text));
        }
        else if (text.Look == TextLook.Subtle)
        {
            AddSmall(content);
        }
        else
        {
            parts.AddRange(Words.PartsOf(Words.LinesOf(text)));
        }
    }

    private void AddSmall(string content)
    {
        if (parts is [.., SmallPart last] && last.Content.Length + content.Length < SlackLimits.Text)
        {
            parts[^1] = last with { Content = $"{last.Content}\n{content}" };
        }
        else
        {
            parts.AddRange(SlackText.Pieces(content, SlackLimits.Text).Where(piece => !string.IsNullOrWhiteSpace(piece.Content)).Select(piece => new SmallPart(piece.Content)));
        }
    }

    private void AddGroup(Group group)
    {
        if (group.Tone != Tone.Plain && CardReading.IsText(group))
        {
            parts.AddRange(Words.PartsOf(Words.LinesOf(group), isQuoted: true));
            return;
        }

        var tone = group.Tone;
        foreach (var item in group.Items)
        {
            // The sign of the group stands where its text begins.
            if (tone != Tone.Plain && item is Text { Tone: Tone.Plain } text)
            {
                Add(text with { Tone = tone });
                tone = Tone.Plain;
            }
            else
            {
                Add(item);
            }
        }
    }

    private void AddRow(Row row)
    {
        var lines = row.Items.Where(CardReading.IsText).SelectMany(item => Words.LinesOf(item)).ToList();
        var texts = Words.PartsOf(lines).ToList();
        if (row.Button is { } button && Presses.AreDrawn(button, hasFields && !isWindow))
        {
            parts.AddRange(texts.SkipLast(1));
            parts.AddRange(Presses.LongTitles([button]));
            parts.Add(texts.Count == 0 ? new ButtonsPart([button]) : new RowPart(texts[^1].Runs, button));
        }
        else
        {
            parts.AddRange(texts);
        }

        foreach (var item in row.Items.Where(item => !CardReading.IsText(item)))
        {
            Add(item);
        }
    }

    private void AddDetails(Details details)
    {
        if (isWindow)
        {
            parts.AddRange(Words.Heading(SlackText.Clean(details.Title), new Text(details.Title)));
            foreach (var item in details.Items)
            {
                Add(item);
            }

            return;
        }

        // What holds a box opens with the form.
        if (!CardReading.HasFields(details))
        {
            var opens = Presses.OpenKept(details.Title, keptAs, page: 0);
            parts.AddRange(Presses.LongTitles([opens]));
            if (parts is [.., ButtonsPart { AreFolds: true, Buttons.Count: < SlackLimits.Actions } folds])
            {
                parts[^1] = folds with { Buttons = [.. folds.Buttons, opens] };
            }
            else
            {
                parts.Add(new ButtonsPart([opens], AreFolds: true));
            }
        }
    }
}
