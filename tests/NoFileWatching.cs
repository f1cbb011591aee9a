using System.Runtime.CompilerServices;

namespace ForumBot.Tests;

/// <summary>
/// Every app that a test starts would watch its settings file, and Linux lends one person few watches (128 by default). No test changes that file.
/// </summary>
internal static class NoFileWatching
{
    [ModuleInitializer]
    internal static void Start() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
