using ForumBot.Cards;

namespace ForumBot.Practice;

/// <summary>
/// Fills an empty room with the sample forum, by saying and pressing what people would: nothing is written past the bot,
/// so the sample can only hold what the bot really does. Dates are counted from practice time.
/// </summary>
public sealed class SampleForum(PracticeRoom room, PracticeTalk talk, PracticeClock clock)
{
    /// <summary>Empties the room and plays the script. Null when all went well, or a sentence that says where it stopped.</summary>
    public async Task<string?> PlayAsync(CancellationToken ct)
    {
        room.StartAfresh();
        foreach (var line in SampleScript.Lines(room.Id, clock.Today))
        {
            if (!await PlayAsync(line, ct))
            {
                return $"The sample stopped before its end: {line.By.Name} could not “{line.Words}” in “{line.At.Title}”.";
            }
        }

        return null;
    }

    private async Task<bool> PlayAsync(SampleLine line, CancellationToken ct)
    {
        switch (line)
        {
            case AddsTheBot:
                await talk.AddBotAsync(line.By, line.At, ct);
                return true;
            case Says says:
                await talk.SayAsync(line.By, line.At, says.Text, ct);
                return true;
            case Presses presses:
                return await PressAsync(presses, ct);
            default:
                throw new NotSupportedException($"Nobody knows how to play {line.GetType().Name}.");
        }
    }

    private async Task<bool> PressAsync(Presses line, CancellationToken ct)
    {
        foreach (var entry in room.In(line.At).Reverse())
        {
            if (entry.CardFor(line.By) is { } card
                && CardReading.ButtonsOf(card).FirstOrDefault(b => b.Verb == line.Verb) is { } button)
            {
                await talk.PressAsync(line.By, entry, line.Verb, WhatIsSent(card, button, line.Fills), ct);
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, string> WhatIsSent(Card card, Execute button, IReadOnlyDictionary<string, string> fills)
    {
        var sent = new Dictionary<string, string>();
        foreach (var field in button.TakesFields ? CardReading.FieldsOf(card) : [])
        {
            if (fills.GetValueOrDefault(field.Id, field.Value ?? "") is { Length: > 0 } value)
            {
                sent[field.Id] = value;
            }
        }

        foreach (var (key, value) in card.KeysOf(button))
        {
            sent[key] = value;
        }

        return sent;
    }
}
