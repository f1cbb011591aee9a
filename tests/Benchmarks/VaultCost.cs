using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Sealing;
using NodaTime;

namespace ForumBot.Benchmarks;

/// <summary>What the vault costs: unlocking the keys from their file, sealing and opening one note of 1 KB, and opening a vault of 500 notes.</summary>
internal static class VaultCost
{
    private const int Rounds = 7;
    private const int Times = 2000;
    private const int Notes = 500;
    private const string Forum = "bench";
    private const string Inspection = "0197f3c0a1b2c3d4e5f60718293a4b5c";

    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-bench-");
        try
        {
            using var host = await StartAsync(folder.FullName);
            Measure(host.Services.GetRequiredService<IVaultKeys>());
            await host.StopAsync();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(IVaultKeys keys)
    {
        using var key = keys.Unlock(Forum, Inspection);
        var plain = Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(512)));
        var text = key.Seal("note", 1, plain);
        var vault = Vault(key);

        List<double> unlock = [], seal = [], open = [], all = [];
        for (var round = 0; round < Rounds; round++)
        {
            unlock.Add(Microseconds(Times, () => keys.Unlock(Forum, Inspection).Dispose()));
            seal.Add(Microseconds(Times, () => key.Seal("note", 1, plain)));
            open.Add(Microseconds(Times, () => key.Open("note", 1, text)));
            all.Add(Microseconds(1, () => OpenAll(key, vault)));
        }

        Comparison.Print(
            ["the vault", "on one core", "aim"],
            ["unlock the keys of an inspection, from the file", $"{Comparison.Median(unlock):N1} µs", ""],
            ["seal one note of 1 KB", $"{Comparison.Median(seal):N1} µs", ""],
            ["open one note of 1 KB", $"{Comparison.Median(open):N1} µs", ""],
            [$"open {Notes} notes of 1 KB and read them", $"{Comparison.Median(all) / 1000:N1} ms", "under 100 ms, with the page"]);
    }

    /// <summary>Opens every note, as a reader's first page does, whose order and search need them all.</summary>
    internal static int OpenAll(VaultKey key, IReadOnlyList<SealedNote> notes)
    {
        var letters = 0;
        foreach (var note in notes)
        {
            var plain = key.Open(note.Id, note.Versions[^1].Number, note.Versions[^1].Text);
            letters += ((NoteText)DocumentJson.Read(Encoding.UTF8.GetString(plain), typeof(NoteText))).Words.Length;
        }

        return letters;
    }

    /// <summary>A vault of invented notes of 1 KB each.</summary>
    internal static IReadOnlyList<SealedNote> Vault(VaultKey key)
    {
        var by = new Mark("bench/t/person0", "Person 0", Instant.FromUtc(2027, 3, 19, 17, 0));
        var words = string.Concat(Enumerable.Repeat("An invented sentence about services. ", 27));
        return
        [
            .. Enumerable.Range(0, Notes).Select(n =>
            {
                var text = Encoding.UTF8.GetBytes(DocumentJson.Write(new NoteText { Section = NoteSection.Strengths, Words = words }, typeof(NoteText)));
                return new SealedNote { Id = $"note-{n}", ForumId = Forum, InspectionId = Inspection, Versions = [new(1, key.Seal($"note-{n}", 1, text), by)] };
            }),
        ];
    }

    private static async Task<IHost> StartAsync(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder, EnvironmentName = Environments.Development });
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IDocumentStore>(new MemoryStore()).AddSealing(builder.Configuration, builder.Environment);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static double Microseconds(int times, Action work)
    {
        work();
        var start = Stopwatch.GetTimestamp();
        for (var n = 0; n < times; n++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }
}
