using ForumBot.Inspections.Loading;

namespace ForumBot.Guidance;

/// <summary>What came of reading the answers: all of them, in order, or everything that is wrong with the files.</summary>
public sealed record AnswerLoad(IReadOnlyList<Answer> Answers, IReadOnlyList<Mistake> Mistakes);

/// <summary>Reads the answers (<c>Answers/*.yaml</c>) and their register of sources (<c>sources.yaml</c>), naming every mistake by file and line.</summary>
public static class AnswerFiles
{
    private const string Prefix = "Answers/";
    private const string SourcesFile = "sources.yaml";

    /// <summary>The answers that come with the bot. Throws <see cref="InvalidDataException"/>, which lists every mistake there is.</summary>
    public static IReadOnlyList<Answer> BuiltIn()
    {
        var load = Load([.. typeof(AnswerFiles).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(Read)]);
        return load.Mistakes.Count == 0
            ? load.Answers
            : throw new InvalidDataException($"The answers hold mistakes.{Environment.NewLine}{string.Join(Environment.NewLine, load.Mistakes)}");
    }

    /// <summary>Reads these files.</summary>
    public static AnswerLoad Load(IReadOnlyList<YamlFile> files)
    {
        var mistakes = new List<Mistake>();
        var sources = Sources(files, mistakes);
        var answers = new List<(Answer Answer, YamlMap Map)>();
        foreach (var file in files.Where(f => f.Name != SourcesFile))
        {
            if (file.Open("a file of answers", mistakes) is { } map)
            {
                var day = map.Date("checked");
                answers.AddRange(map.Maps("answers", "an answer").Select(entry => (ReadAnswer(entry, sources, day), entry)));
                map.Done();
            }
        }

        var ids = answers.Select(a => a.Answer.Id).ToList();
        foreach (var (answer, map) in answers)
        {
            CheckIds(answer, map, ids);
        }

        return new([.. answers.Select(a => a.Answer)], mistakes);
    }

    private static Answer ReadAnswer(YamlMap entry, Dictionary<string, string> sources, NodaTime.LocalDate day)
    {
        var titles = new List<string>();
        foreach (var (code, line) in entry.TextsWithLines("sources"))
        {
            if (sources.TryGetValue(code, out var title))
            {
                titles.Add(title);
            }
            else
            {
                entry.Wrong(line, $"there is no source \"{code}\"", DidYouMean.Sentence(code, sources.Keys));
            }
        }

        if (titles.Count == 0)
        {
            entry.Missing("sources", 0);
        }

        var answer = new Answer(
            entry.Text("id"), entry.Text("question"), entry.Text("answer"), entry.Texts("also"), titles, entry.Texts("related"),
            entry.DateOrNull("checked") ?? day);
        entry.Done();
        return answer;
    }

    private static void CheckIds(Answer answer, YamlMap map, List<string> ids)
    {
        if (ids.Count(id => id == answer.Id) > 1)
        {
            map.Odd("id", $"the id \"{answer.Id}\" is there twice", "Give each answer an id of its own.", 0);
        }

        foreach (var (id, line) in map.TextsWithLines("related"))
        {
            if (!ids.Contains(id))
            {
                map.Wrong(line, $"there is no answer \"{id}\"", DidYouMean.Sentence(id, ids));
            }
        }
    }

    private static Dictionary<string, string> Sources(IReadOnlyList<YamlFile> files, List<Mistake> mistakes)
    {
        var sources = new Dictionary<string, string>();
        if (files.FirstOrDefault(f => f.Name == SourcesFile)?.Open("a list of sources", mistakes) is { } map)
        {
            foreach (var entry in map.Maps("sources", "a source"))
            {
                sources[entry.Text("code")] = entry.Text("title");
                entry.Done();
            }

            map.Done();
        }

        return sources;
    }

    private static YamlFile Read(string resource)
    {
        using var reader = new StreamReader(typeof(AnswerFiles).Assembly.GetManifestResourceStream(resource)!);
        return new(resource[Prefix.Length..], reader.ReadToEnd());
    }
}
