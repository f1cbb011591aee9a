namespace ForumBot.Cards.BlockKit;

/// <summary>Lays a field out: the sentence about what is wrong, then its box. A long text has as many boxes as it needs and an empty one below, which are read back as one.</summary>
internal static class FieldLayout
{
    internal const string Check = "Please check: ";

    /// <summary>False for a list with nothing in it, which is not drawn as one.</summary>
    internal static bool HasBox(Field field) => field is not ChoiceField { Choices.Count: 0 };

    internal static IEnumerable<Part> Of(Field field, int generation)
    {
        foreach (var part in Above(field))
        {
            yield return part with { IsPinned = true };
        }

        var id = new BoxId(field.Id, generation);
        switch (field)
        {
            case TextField text:
                foreach (var box in BoxesOf(text, id))
                {
                    yield return box;
                }

                break;
            case not null when HasBox(field):
                yield return new BoxPart(field, id) { Value = field.Value, IsPinned = true };
                break;
        }
    }

    private static IEnumerable<Part> Above(Field field)
    {
        var lines = new List<Element>();
        if (field.Error is { } error)
        {
            lines.Add(new Text(Check + error, TextLook.Strong, Tone.Attention));
        }

        // What is too long for its place stands here whole.
        lines.AddRange(new[] { field.Label, field.Hint }.Where(words => words?.Length > SlackLimits.Label - Check.Length).Select(words => new Text(words!)));
        if (field is ChoiceField { Choices.Count: 0 })
        {
            lines.Add(new Facts([new(field.Label, "There is nothing to choose from yet.")]));
        }
        else if (field is ChoiceField choice && choice.Choices.Any(one => SlackText.Clean(one.Title).Length > ChoiceJson.LongestTitle))
        {
            lines.Add(new Text(SlackText.Clean(field.Label), TextLook.Strong));
            lines.AddRange(choice.Choices.Select(one => new Text("• " + one.Title)));
        }

        return lines.SelectMany(line => Words.PartsOf(Words.LinesOf(line)));
    }

    private static IEnumerable<BoxPart> BoxesOf(TextField field, BoxId id)
    {
        var value = SlackText.Strip(field.Value ?? "");
        // A text that is too long for the field is kept whole beside the sentence that says so.
        var most = Math.Max(field.MaxLength, value.Length);
        var boxes = 0;
        foreach (var piece in SlackText.Pieces(value, SlackLimits.Box))
        {
            yield return Box(boxes, piece.Joint) with { Value = piece.Content, MaxLength = Math.Clamp(most, 1, SlackLimits.Box) };
            boxes++;
        }

        if (most > SlackLimits.Box && boxes * SlackLimits.Box < most)
        {
            yield return Box(boxes, field.Kind == TextKind.LongText ? Joint.Line : Joint.Space) with { IsSpare = true };
        }

        BoxPart Box(int place, Joint joint) => new(field, id with { Place = place, Joint = joint }) { IsPinned = true };
    }
}
