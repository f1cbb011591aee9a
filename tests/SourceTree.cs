namespace ForumBot.Tests;

/// <summary>The project's own files, for tests that read or approve them. Found upwards from where the tests were built.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = Find();

    /// <summary>True on the build server, where a check that cannot run is a failure.</summary>
    internal static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    internal static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Files below a folder of the project, without what is built or fetched.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
        .Where(file => !System.IO.Path.GetRelativePath(Root, file).Split(System.IO.Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules"));

    /// <summary>Skips the test with a sentence, or fails it on the build server.</summary>
    internal static void CannotRun(string sentence)
    {
        if (IsCi)
        {
            Assert.Fail(sentence);
        }

        Assert.Skip(sentence);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ForumBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("ForumBot.sln was not found above the tests. Run them from inside the project's folder.");
    }
}
