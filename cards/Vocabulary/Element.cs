using System.Text.Json.Serialization;

namespace ForumBot.Cards;

/// <summary>
/// A part of a card. The set is closed: each platform's renderer handles every kind. The names are those of cards that are kept, so they never change their meaning.
/// </summary>
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Group), "group")]
[JsonDerivedType(typeof(Row), "row")]
[JsonDerivedType(typeof(Details), "details")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(TextField), "textField")]
[JsonDerivedType(typeof(DateField), "dateField")]
[JsonDerivedType(typeof(TimeField), "timeField")]
[JsonDerivedType(typeof(NumberField), "numberField")]
[JsonDerivedType(typeof(ChoiceField), "choiceField")]
public abstract record Element
{
    private protected Element() { }
}

/// <summary>A run of plain text. <see cref="Tone"/> adds colour; the words must say the status too.</summary>
public sealed record Text(string Content, TextLook Look = TextLook.Body, Tone Tone = Tone.Plain) : Element;

/// <summary>How a text stands out.</summary>
public enum TextLook
{
    /// <summary>Ordinary text.</summary>
    Body,
    /// <summary>The headline of a section; screen readers can jump to it.</summary>
    Heading,
    /// <summary>Bold, ordinary size.</summary>
    Strong,
    /// <summary>Small print.</summary>
    Subtle,
}

/// <summary>A mood for a text or a group. Never the only sign of a status.</summary>
public enum Tone
{
    /// <summary>No mood.</summary>
    Plain,
    /// <summary>Look here first.</summary>
    Accent,
    /// <summary>Done, all is well.</summary>
    Good,
    /// <summary>Soon, or not confirmed.</summary>
    Warning,
    /// <summary>Overdue or wrong.</summary>
    Attention,
}

/// <summary>Short pairs of a label and its value, one to a line.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : Element;

/// <summary>A label and its value.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>Elements that belong together, on a tinted ground when a tone is given.</summary>
public sealed record Group(IReadOnlyList<Element> Items, Tone Tone = Tone.Plain) : Element;

/// <summary>A line of a list: text on the left, at most one button on the right.</summary>
public sealed record Row(IReadOnlyList<Element> Items, Button? Button = null) : Element;

/// <summary>Elements that are folded away behind a button until asked for. <see cref="Id"/> is unique in the card.</summary>
public sealed record Details(string Id, string Title, IReadOnlyList<Element> Items) : Element;

/// <summary>A picture, with the words that stand for it.</summary>
public sealed record Picture(Uri Address, string AlternativeText) : Element;
