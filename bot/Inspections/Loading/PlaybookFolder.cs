namespace ForumBot.Inspections.Loading;

/// <summary>What came of reading a folder of playbooks: the shelf, or everything that is wrong with them.</summary>
/// <param name="Shelf">The playbooks; null if there is any mistake.</param>
/// <param name="Mistakes">Every mistake of every file, by file and line.</param>
public sealed record PlaybookLoad(PlaybookShelf? Shelf, IReadOnlyList<Mistake> Mistakes);

/// <summary>Reads playbooks (<c>*.yaml</c>) and their register of sources (<c>sources.yaml</c>) from a folder, or those built in.</summary>
public static class PlaybookFolder
{
    private const string BuiltInPrefix = "Playbooks/";
    private const string SourcesFile = "sources.yaml";

    /// <summary>The playbooks that come with the bot.</summary>
    public static PlaybookLoad LoadBuiltIn() => Load([.. BuiltInFiles()]);

    /// <summary>The operator's own playbooks. A folder that is missing or holds none is a mistake like any other.</summary>
    public static PlaybookLoad Load(string folder)
    {
        const string Right = "Set Playbooks:Path to a folder of playbooks, or leave it out to use those built in.";
        if (!Directory.Exists(folder)) return new(null, [new(folder, 1, "there is no such folder", Right)]);
        var files = Directory.EnumerateFiles(folder)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal)
            .Select(path => new YamlFile(Path.GetFileName(path), File.ReadAllText(path)));
        return Load([.. files]);
    }

    /// <summary>The text of a file that comes with the bot.</summary>
    internal static YamlFile BuiltIn(string name)
    {
        using var stream = typeof(PlaybookFolder).Assembly.GetManifestResourceStream(BuiltInPrefix + name)
            ?? throw new InvalidOperationException($"{name} was not built into the bot.");
        using var reader = new StreamReader(stream);
        return new(name, reader.ReadToEnd());
    }

    /// <summary>Playbooks whose text is at hand.</summary>
    public static PlaybookLoad Load(IReadOnlyList<YamlFile> files)
    {
        var mistakes = new List<Mistake>();
        var sources = files.FirstOrDefault(file => file.Name == SourcesFile) is { } register ? Sources(register, mistakes) : null;
        var shelf = new List<Playbook>();
        var read = new Dictionary<string, (string File, YamlMap Map)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Name is SourcesFile or BankHolidayFile.Name || file.Open("a playbook", mistakes) is not { } map) continue;
            var versions = new PlaybookReader(map, sources?.Keys.ToHashSet()).Read();
            shelf.AddRange(versions);
            if (versions is [var first, ..] && !read.TryAdd(first.Id, (file.Name, map)))
            {
                var wrong = $"the playbook \"{first.Id}\" is already in {read[first.Id].File}";
                map.Odd("id", wrong, "Give this one an id of its own, or make it a version in that file.");
            }
        }
        foreach (var successor in shelf.DistinctBy(one => one.Id).Where(one => one.Successor is { } id && !read.ContainsKey(id)))
            read[successor.Id].Map.Odd(
                "successor",
                $"there is no playbook \"{successor.Successor}\"",
                DidYouMean.Sentence(successor.Successor!, read.Keys));
        if (shelf.Count == 0 && mistakes.Count == 0)
            mistakes.Add(new(
                "Playbooks:Path",
                1,
                "there is no playbook in this folder",
                "Copy the built-in playbooks there and change the copies."));
        var ordered = mistakes.OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line).ToList();
        return new(mistakes.Count == 0 ? new PlaybookShelf(shelf, sources) : null, ordered);
    }

    private static Dictionary<string, string>? Sources(YamlFile file, List<Mistake> mistakes)
    {
        if (file.Open("a register of sources", mistakes) is not { } map) return null;
        var titles = new Dictionary<string, string>();
        foreach (var source in map.Maps("sources", "a source"))
        {
            titles[source.Text("code")] = source.Text("title");
            source.TextOrNull("where");
            source.Done();
        }
        map.Done();
        return titles;
    }

    private static IEnumerable<YamlFile> BuiltInFiles() => typeof(PlaybookFolder).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(BuiltInPrefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => BuiltIn(name[BuiltInPrefix.Length..]));
}
