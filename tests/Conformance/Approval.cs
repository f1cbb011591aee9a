namespace ForumBot.Tests.Conformance;

/// <summary>
/// Compares a text with the one that somebody has looked at and approved, in <c>Approved/</c>. On a difference the new text is left
/// beside it as <c>.received.txt</c>. <c>APPROVE=1 dotnet test</c> approves everything as it is now: read the difference in git first.
/// </summary>
internal static class Approval
{
    private static readonly bool ApproveAll = Environment.GetEnvironmentVariable("APPROVE") == "1";

    /// <summary>The names that have an approved text.</summary>
    internal static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.approved.txt").Select(f => Path.GetFileName(f)[..^".approved.txt".Length]);

    private static string Folder => SourceTree.Path("tests", "Conformance", "Approved");

    internal static void Verify(string name, string text)
    {
        var approved = Path.Combine(Folder, name + ".approved.txt");
        var received = Path.Combine(Folder, name + ".received.txt");
        text = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (ApproveAll)
        {
            File.WriteAllText(approved, text);
        }

        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"""
            {name} does not look as it was approved. Compare
              {approved}
              {received}
            and, when the new one is right, run the tests once with the environment variable APPROVE=1.
            """);
    }
}
