using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace ForumBot.Inspections.Loading;

/// <summary>
/// One mapping of a YAML file, read key by key. Whatever is wrong goes into the list of mistakes with its line, and reading goes on
/// with a stand-in
/// value, so that one run finds everything.
/// </summary>
internal sealed class YamlMap(YamlMappingNode node, string what, string file, List<Mistake> mistakes)
{
    private readonly HashSet<string> asked = [];

    public int Line => (int)node.Start.Line;

    public int LineOf(string key) => Find(key) is { } value ? (int)value.Start.Line : Line;

    public void Wrong(int line, string wrong, string right) => mistakes.Add(new(file, line, wrong, right));

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key) => TextOrNull(key) ?? Missing(key, "");

    public string? TextOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } text } => text.Trim(),
        var other => NotA(other, key, "one piece of text", (string?)null),
    };

    public bool YesNo(string key) => TextOrNull(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => Odd(key, $"\"{other}\" is neither true nor false", "Write true or false.", false),
    };

    public int? Whole(string key)
    {
        if (TextOrNull(key) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Odd(key, $"\"{text}\" is not a whole number", "Write digits only, for example 3.", (int?)null);
    }

    public LocalDate Date(string key) => Has(key) ? DateOrNull(key) ?? default : Missing(key, default(LocalDate));

    public LocalDate? DateOrNull(string key)
    {
        if (TextOrNull(key) is not { } text) return null;
        return LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date)
            ? date
            : Odd(key, $"\"{text}\" is not a date", "Write year-month-day, for example 2025-07-07.", (LocalDate?)null);
    }

    public LocalTime? TimeOrNull(string key)
    {
        if (TextOrNull(key) is not { } text) return null;
        return AnchorOffset.TryClock(text, out var time)
            ? time
            : Odd(key, $"\"{text}\" is not a time of day", "Write hours and minutes in quotes, for example \"17:00\".", (LocalTime?)null);
    }

    public T Word<T>(string key)
        where T : struct, Enum => Has(key) ? WordOrNull<T>(key) ?? default : Missing(key, default(T));

    public T? WordOrNull<T>(string key)
        where T : struct, Enum => TextOrNull(key) is { } text ? ReadWord<T>(text, LineOf(key), key) : null;

    public IReadOnlyList<T> WordList<T>(string key)
        where T : struct, Enum
    {
        var words = new List<T>();
        foreach (var (text, line) in TextsWithLines(key))
        {
            if (ReadWord<T>(text, line, key) is { } value) words.Add(value);
        }
        return words;
    }

    public IReadOnlyList<string> Texts(string key) => [.. TextsWithLines(key).Select(item => item.Text)];

    public IEnumerable<(string Text, int Line)> TextsWithLines(string key)
    {
        foreach (var item in Items(key))
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } text }) yield return (text.Trim(), (int)item.Start.Line);
            else NotA(item, key, "a list of words", 0);
        }
    }

    /// <summary>The mappings of a list.</summary>
    public IEnumerable<YamlMap> Maps(string key, string each)
    {
        foreach (var item in Items(key))
        {
            if (item is YamlMappingNode map) yield return new(map, each, file, mistakes);
            else NotA(item, key, $"a list in which each entry describes {each}", 0);
        }
    }

    /// <summary>The entries of a mapping whose keys are names, with the line of each.</summary>
    public IEnumerable<(string Name, YamlNode Value, int Line)> Entries(string key)
    {
        switch (Find(key))
        {
            case null: break;
            case YamlMappingNode map:
                foreach (var (name, value) in map.Children) yield return (name.ToString(), value, (int)name.Start.Line);
                break;
            case var other: NotA(other, key, "names with a value behind each", 0); break;
        }
    }

    public YamlMap? Inner(YamlNode value, string each) =>
        value is YamlMappingNode map ? new(map, each, file, mistakes) : NotA(value, each, "keys with values", (YamlMap?)null);

    /// <summary>Complains of every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = key.ToString();
            if (!asked.Contains(name)) Wrong((int)key.Start.Line, $"{what} has no \"{name}\"", DidYouMean.Sentence(name, asked));
        }
    }

    public void Missing(string key) => Wrong(Line, $"{what} has no \"{key}\"", $"Add a line \"{key}: ...\".");

    public T Missing<T>(string key, T instead)
    {
        Missing(key);
        return instead;
    }

    public void Odd(string key, string wrong, string right) => Wrong(LineOf(key), wrong, right);

    public T Odd<T>(string key, string wrong, string right, T instead)
    {
        Odd(key, wrong, right);
        return instead;
    }

    private T? ReadWord<T>(string text, int line, string key)
        where T : struct, Enum
    {
        if (Words<T>.TryRead(text, out var value)) return value;
        Wrong(line, $"\"{text}\" is not a word for \"{key}\"", DidYouMean.Sentence(text, Words<T>.Known));
        return null;
    }

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var other => NotA(other, key, "a list", Enumerable.Empty<YamlNode>()),
    };

    private T NotA<T>(YamlNode value, string key, string expected, T instead)
    {
        Wrong((int)value.Start.Line, $"\"{key}\" is not {expected}", $"Write {expected}.");
        return instead;
    }

    /// <summary>The value of a key; an empty value counts as none.</summary>
    private YamlNode? Find(string key)
    {
        asked.Add(key);
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out var value)) return null;
        return value is YamlScalarNode { Value: null or "" } ? null : value;
    }
}
