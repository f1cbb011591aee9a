using CsCheck;
using ForumBot.Cards;

namespace ForumBot.Tests.Cards.BlockKit;

/// <summary>Cards as nobody would write them: hostile, endless, empty.</summary>
internal static class AnyCard
{
    internal static readonly Gen<string> Words = Gen.OneOf(
        Gen.OneOf(
            "Tell your members", "Due today. Priya has it.", "", " ", "\n", "<!channel> & <@U1>", "<https://evil.example|Ofsted>", "&amp; &lt;", "*b* _i_ ~s~ `c` :tada:",
            "> quoted", "line\r\n\r\nline", "\u202eabc\u0000", "\ud83d", "a\u2028b", "😀😀", new string('w', 151), new string('x', 3001), string.Concat(Enumerable.Repeat("😀", 1600)),
            string.Join(' ', Enumerable.Repeat("word", 1500)), string.Join('\n', Enumerable.Repeat("A line of a list", 400))),
        Gen.String[0, 60],
        Gen.String[Gen.Char[' ', '~'], 0, 200]);

    private static readonly Gen<Dictionary<string, string>> Keys = Gen.Dictionary(Gen.OneOf("step", "day", "note", "meeting"), Gen.String[Gen.Char.AlphaNumeric, 0, 80])[0, 4];

    private static readonly Gen<Button> Press = Gen.OneOf<Button>(
        Gen.Select(Words, Gen.OneOf(Verbs.TickStep, Verbs.FillStep, Verbs.ShowNotes), Keys, Gen.Bool, Gen.Null(Words), (title, verb, keys, takes, tip) =>
            (Button)new Execute(title, verb) { Keys = keys, TakesFields = takes, Tooltip = tip }),
        Gen.Select(Words, Gen.OneOf("https://www.gov.uk/ofsted", "javascript:alert(1)", "http://localhost:3978/x", "https://x.example/" + new string('a', 3000)), (title, to) =>
            (Button)new OpenLink(title, new(to))));

    private static readonly Gen<Element> Text = Gen.Select(Words, Gen.Enum<TextLook>(), Gen.Enum<Tone>(), (words, look, tone) => (Element)new Text(words, look, tone));

    private static readonly Gen<Element> Facts = Gen.Select(Words, Words, (label, value) => new Fact(label, value)).List[0, 12].Select(facts => (Element)new Facts(facts));

    private static readonly Gen<Element> Row = Gen.Select(Text.List[0, 3], Gen.Null(Press), (items, button) => (Element)new Row(items, button));

    private static readonly Gen<Element> Picture = Gen.Select(Gen.OneOf("https://forum.example/map.png", "http://forum.example/map.png"), Words, (at, words) => (Element)new Picture(new(at), words));

    private static readonly Gen<Element> Group = Gen.Select(Gen.OneOf(Text, Facts, Row).List[0, 4], Gen.Enum<Tone>(), (items, tone) => (Element)new Group(items, tone));

    private static readonly Gen<Element> Details = Gen.Select(Words, Gen.OneOf(Text, Facts, Row).List[0, 4], (title, items) => (Element)new Details("d", title, items));

    private static readonly Gen<Choice[]> Choices = Gen.Select(Gen.Int[0, 130], Gen.OneOf(Gen.Const("😀 > *b*"), Gen.String[Gen.Char[' ', '~'], 0, 200]), (count, words) => Enumerable.Range(0, count).Select(n => new Choice($"{n} {words}", $"v{n}")).ToArray());

    private static readonly Gen<Func<string, Field>> Fields = Gen.Select(Gen.Int[0, 8], Words, Choices, Gen.Bool, Gen.Int[1, 9000], (kind, words, choices, flag, most) => (Func<string, Field>)(id => kind switch
    {
        0 => new TextField(id, words, TextKind.LongText, most) { Placeholder = words },
        1 => new TextField(id, words, TextKind.Text, most),
        2 => new TextField(id, words, TextKind.Email),
        3 => new TextField(id, words, TextKind.Link),
        4 => new DateField(id, words),
        5 => new TimeField(id, words),
        6 => new NumberField(id, words),
        _ => new ChoiceField(id, words, choices, Many: flag, Expanded: most % 2 == 0),
    }));

    private static readonly Gen<Func<string, Field>> Filled = Gen.Select(Fields, Gen.Null(Words), Gen.Null(Words), Gen.Null(Words), (field, value, error, hint) => (Func<string, Field>)(id =>
        field(id) with { Value = value, Error = error, Hint = hint }));

    private static readonly Gen<Element[]> Body = Gen.Frequency(
        (9, Gen.OneOf(Text, Facts, Row, Group, Details, Picture).Array[0, 14]),
        (1, Gen.OneOf(Text, Row).Array[120]));

    /// <summary>Any card; with boxes or without.</summary>
    internal static readonly Gen<Card> Card = Gen.Select(Words, Body, Filled.Array[0, 5], Words, Press.Array[0, 6], Gen.Bool, (title, body, fields, next, buttons, silent) => new Card
    {
        Title = title,
        Body = [.. body.Select((e, n) => e is Details d ? d with { Id = $"d{n}" } : e), .. fields.Select((field, n) => field($"f#{n}"))],
        Next = next,
        NextInFallbackOnly = silent,
        ForumId = "forum-1",
        Buttons = [.. buttons, new Execute("Save it all and tell everybody about it", Verbs.SaveStep)],
    });
}
