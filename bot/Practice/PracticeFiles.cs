using Microsoft.AspNetCore.StaticFiles;

namespace ForumBot.Practice;

/// <summary>The page's files, as the build has put them beside the app. Only files that are there at the start are served.</summary>
internal sealed class PracticeFiles
{
    /// <summary>The library that draws cards; the build fetches it from npm when Node.js is there.</summary>
    internal const string Renderer = "adaptivecards.min.js";

    private readonly Dictionary<string, string> paths;
    private readonly FileExtensionContentTypeProvider types = new();

    internal PracticeFiles(string? folder = null)
    {
        var root = new DirectoryInfo(folder ?? Path.Combine(AppContext.BaseDirectory, "Practice", "Room"));
        paths = root.Exists ? root.EnumerateFiles().ToDictionary(f => f.Name, f => f.FullName) : [];
    }

    internal bool CanDraw => paths.ContainsKey(Renderer);

    internal IResult Get(string name) =>
        paths.TryGetValue(name, out var path) && types.TryGetContentType(name, out var type)
            ? Results.File(path, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type)
            : Results.NotFound();
}
