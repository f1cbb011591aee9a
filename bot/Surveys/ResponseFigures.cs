using System.Globalization;
using ForumBot.Cards;
using ForumBot.Inspections.Loading;

namespace ForumBot.Surveys;

/// <summary>How many people answered in other areas, as published. Numbers are people; null where the source has none.</summary>
public sealed record AreaFigures(string Name, int? Children, int Parents, int? YoungPeople, int? Staff, string Source);

/// <summary>
/// The published figures with their cautions, read from <c>response-figures.yaml</c>. They are approximate and no true response rate, so they are
/// never shown without the cautions.
/// </summary>
public sealed record ResponseFigures(IReadOnlyList<AreaFigures> Areas, IReadOnlyList<string> Cautions)
{
    private const string File = "response-figures.yaml";
    private static readonly Lazy<ResponseFigures> Read = new(ReadBuiltIn);

    /// <summary>The figures that come with the bot. Throws <see cref="InvalidDataException"/>, which lists every mistake in the file.</summary>
    public static ResponseFigures BuiltIn => Read.Value;

    /// <summary>A fact an area: "280 parents, about 5.6 for every 100 children with SEND; 36 young people".</summary>
    public IReadOnlyList<Fact> ToFacts() => [.. Areas.Select(area => new Fact(area.Name, Words(area)))];

    private static string Words(AreaFigures area)
    {
        var parents = $"{Say(area.Parents)} parents";
        if (area.Children is { } children)
        {
            parents += string.Create(CultureInfo.InvariantCulture, $", about {100.0 * area.Parents / children:0.0} for every 100 children with SEND");
        }

        var others = new List<string>(2);
        if (area.YoungPeople is { } young)
        {
            others.Add($"{Say(young)} young people");
        }

        if (area.Staff is { } staff)
        {
            others.Add($"{Say(staff)} staff");
        }

        return $"{string.Join("; ", others.Prepend(parents))} ({area.Source})";
    }

    private static string Say(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static ResponseFigures ReadBuiltIn()
    {
        using var stream = typeof(ResponseFigures).Assembly.GetManifestResourceStream($"Surveys/{File}")!;
        using var reader = new StreamReader(stream);
        return Load(new(File, reader.ReadToEnd()));
    }

    /// <summary>Reads a file of figures.</summary>
    internal static ResponseFigures Load(YamlFile file)
    {
        var mistakes = new List<Mistake>();
        var (areas, cautions) = (new List<AreaFigures>(), new List<string>());
        if (file.Open("a file of figures", mistakes) is { } map)
        {
            map.Date("checked");
            cautions.AddRange(map.Texts("cautions"));
            var sources = new Dictionary<string, string>();
            foreach (var source in map.Maps("sources", "a source"))
            {
                sources[source.Text("code")] = source.Text("title");
                source.Done();
            }

            foreach (var area in map.Maps("areas", "an area"))
            {
                var code = area.Text("source");
                var title = sources.GetValueOrDefault(code) ?? area.Odd("source", $"there is no source \"{code}\"", "Name one of the sources above.", "");
                areas.Add(new(area.Text("name"), area.Whole("children"), area.Whole("parents") ?? area.Missing("parents", 0), area.Whole("young_people"), area.Whole("staff"), title));
                area.Done();
            }

            map.Done();
        }

        return mistakes.Count == 0
            ? new(areas, cautions)
            : throw new InvalidDataException($"The figures hold mistakes.{Environment.NewLine}{string.Join(Environment.NewLine, mistakes)}");
    }
}
