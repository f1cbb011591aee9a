using System.Text;
using NodaTime.Text;

namespace ForumBot.Cards;

/// <summary>
/// The card as text alone: for screen readers, notifications, clients that cannot draw it, and people without the button.
/// It carries everything the drawn card carries, unless that is not for a lock screen (<see cref="Card.IsBriefAsWords"/>), and ends with what to do next.
/// </summary>
public static class PlainText
{
    private static readonly LocalTimePattern ShortTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The whole card in plain sentences, one to a line.</summary>
    public static string Of(Card card)
    {
        var text = new StringBuilder(256).Append(card.Title).Append('\n');
        foreach (var element in card.IsBriefAsWords ? [] : card.Body)
        {
            Write(text, element);
        }

        text.Append(card.Next).Append('\n');
        foreach (var button in card.Buttons)
        {
            Write(text, button);
        }

        return text.ToString().TrimEnd();
    }

    private static void Write(StringBuilder text, Element element)
    {
        switch (element)
        {
            case Text t:
                text.Append(t.Content).Append('\n');
                break;
            case Facts facts:
                foreach (var fact in facts.Items)
                {
                    text.Append(Wording.LeadIn(fact.Label)).Append(fact.Value).Append('\n');
                }

                break;
            case Group group:
                WriteAll(text, group.Items);
                break;
            case Row row:
                WriteAll(text, row.Items);
                if (row.Button is { } button)
                {
                    Write(text, button);
                }

                break;
            case Details details:
                text.Append(details.Title).Append('\n');
                WriteAll(text, details.Items);
                break;
            case Picture picture:
                text.Append(picture.AlternativeText).Append('\n');
                break;
            case Field field:
                Write(text, field);
                break;
            default:
                throw new NotSupportedException($"No plain text for {element.GetType().Name}.");
        }
    }

    private static void Write(StringBuilder text, Field field)
    {
        if (field.Error is { } error)
        {
            text.Append("Please check: ").Append(error).Append('\n');
        }

        var label = field.Hint is { } hint ? $"{field.Label} ({hint})" : field.Label;
        text.Append(Wording.LeadIn(label)).Append(ValueOf(field)).Append('\n');
        if (field is ChoiceField { Choices.Count: > 0 } choice)
        {
            text.Append("To choose from: ").AppendJoin("; ", choice.Choices.Select(c => c.Title)).Append('\n');
        }
    }

    private static string ValueOf(Field field) => field switch
    {
        { Value: null or "" } => "not filled in yet",
        DateField { Value: { } date } when LocalDatePattern.Iso.Parse(date) is { Success: true, Value: var day } => day.SayInFull(),
        TimeField { Value: { } time } when ShortTime.Parse(time) is { Success: true, Value: var moment } => moment.Say(),
        ChoiceField { Many: true, Value: { } chosen } choice => string.Join(", ", chosen.Split(',').Select(v => TitleOf(choice, v))),
        ChoiceField { Value: { } chosen } choice => TitleOf(choice, chosen),
        { Value: { } value } => value,
    };

    private static string TitleOf(ChoiceField field, string value) =>
        field.Choices.FirstOrDefault(c => c.Value == value)?.Title ?? value;

    private static void Write(StringBuilder text, Button button)
    {
        switch (button)
        {
            case Execute { OrSay: { } phrase } execute:
                text.Append(Wording.LeadIn(execute.Title)).Append("say “").Append(phrase).Append("”.\n");
                break;
            case OpenLink link:
                text.Append(Wording.LeadIn(link.Title)).Append(link.Address.OriginalString).Append('\n');
                break;
        }
    }

    private static void WriteAll(StringBuilder text, IReadOnlyList<Element> elements)
    {
        foreach (var element in elements)
        {
            Write(text, element);
        }
    }
}
