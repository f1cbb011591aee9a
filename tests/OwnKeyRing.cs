using System.Runtime.CompilerServices;
using ForumBot.Vault.Sealing;
using Microsoft.AspNetCore.DataProtection;

namespace ForumBot.Tests;

/// <summary>
/// Every app that a test starts has the run's own key ring, and never that of the person who runs the tests. It is made before the first app, because two
/// that start at once on an empty folder would each make a key that the other has not read, and clear away the word that the other is sealing.
/// </summary>
internal static class OwnKeyRing
{
    [ModuleInitializer]
    internal static void Start()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-keys-").FullName;
        var ring = DataProtectionProvider.Create(new DirectoryInfo(folder), ring => ring.SetApplicationName("ForumBot"));
        new SealCanary(KeyFolder.Open(Path.Combine(folder, "vault")), ring).Set();
        Environment.SetEnvironmentVariable("Vault__KeyRingPath", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
