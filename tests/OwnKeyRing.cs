using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;

namespace ForumBot.Tests;

/// <summary>
/// Every app that a test starts has the run's own key ring, and never that of the person who runs the tests. It is made before the first app, because two
/// that start at once on an empty folder would each make a key that the other has not read.
/// </summary>
internal static class OwnKeyRing
{
    [ModuleInitializer]
    internal static void Start()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-keys-").FullName;
        DataProtectionProvider.Create(new DirectoryInfo(folder)).CreateProtector("first").Protect([0]);
        Environment.SetEnvironmentVariable("Vault__KeyRingPath", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
