namespace ForumBot.Cards;

/// <summary>
/// Something to fill in. <see cref="Error"/> is a sentence that says what is wrong and how to put it right; it is drawn above the field,
/// and <see cref="Value"/> keeps what the person typed. Platforms hand values back as text under <see cref="Id"/>; an empty field is absent.
/// </summary>
public abstract record Field(string Id, string Label) : Element
{
    /// <summary>What the field holds when the card is shown.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong with <see cref="Value"/>, or null.</summary>
    public string? Error { get; init; }

    /// <summary>A short explanation below the label.</summary>
    public string? Hint { get; init; }

    /// <summary>True when nothing can be done while it is empty. A form that can be kept half done has none of these.</summary>
    public bool Needed { get; init; }
}

/// <summary>Words, on one line or several. <see cref="MaxLength"/> counts UTF-16 units.</summary>
public sealed record TextField(string Id, string Label, TextKind Kind = TextKind.Text, int MaxLength = 500) : Field(Id, Label)
{
    /// <summary>An example of what to type.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>What sort of words a text field takes; phones show the fitting keyboard.</summary>
public enum TextKind
{
    /// <summary>One line.</summary>
    Text,
    /// <summary>Several lines.</summary>
    LongText,
    /// <summary>An email address.</summary>
    Email,
    /// <summary>A telephone number.</summary>
    Phone,
    /// <summary>A web address.</summary>
    Link,
}

/// <summary>A civil date in Europe/London, as <c>yyyy-MM-dd</c>.</summary>
public sealed record DateField(string Id, string Label) : Field(Id, Label);

/// <summary>A time of day in Europe/London, as <c>HH:mm</c>.</summary>
public sealed record TimeField(string Id, string Label) : Field(Id, Label);

/// <summary>A whole number of zero or more.</summary>
public sealed record NumberField(string Id, string Label) : Field(Id, Label);

/// <summary>One choice, or several (values joined by commas). <see cref="Expanded"/> shows all choices at once.</summary>
public sealed record ChoiceField(string Id, string Label, IReadOnlyList<Choice> Choices, bool Many = false, bool Expanded = false)
    : Field(Id, Label);

/// <summary>One of the choices: what people read and what is handed back.</summary>
public sealed record Choice(string Title, string Value);
