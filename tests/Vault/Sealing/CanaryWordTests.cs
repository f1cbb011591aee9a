using System.Diagnostics;
using System.Text;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Storage.LiteDb;
using ForumBot.Tests.Journeys;
using ForumBot.Tests.Storage;
using ForumBot.Vault;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ForumBot.Tests.Vault.Sealing;

/// <summary>
/// Words that stand in notes and nowhere else, searched for in every byte that the bot leaves on the disk and in its log: the data file and its log, the
/// key files, while the bot runs and after it has stopped, as text and as Base64.
/// </summary>
public sealed class CanaryWordTests : IDisposable
{
    private static readonly string[] Canaries = ["marmaladewren", "cobaltheron", "velvetotter", "شاهين", "Łabędź"];
    private readonly KeyPlace place = new();

    [Fact]
    public async Task Notes_WrittenChangedAndDestroyed_LeaveNoWordOnTheDiskOrInTheLog()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await using (var bot = await StartAsync())
        {
            var shelf = new NoteShelf(bot.Store);
            var by = Mark(world.Rae.Self);
            using (var key = bot.Keys.Unlock(world.Forum.Id, (await world.InspectionAsync()).Id))
            {
                await shelf.AddAsync(await OpenAsync(world, bot.Store, key), [(Id('a'), Words(0)), (Id('b'), Words(1)), (Id('c'), Words(3))], by, null, Ct);
                AssertNone();
                Assert.IsType<ShelfAnswer.Done>(await shelf.ChangeAsync(await OpenAsync(world, bot.Store, key), Id('a'), 1, Words(2), by, null, Ct));
                Assert.IsType<ShelfAnswer.Done>(await shelf.DestroyAsync(await OpenAsync(world, bot.Store, key), Id('b'), Ct));
                Assert.Equal(2, (await shelf.ReadAsync(await OpenAsync(world, bot.Store, key), Ct)).Count);
                AssertNone();
            }

            bot.Keys.Rotate(world.Forum.Id, (await world.InspectionAsync()).Id);
            using (var rotated = bot.Keys.Unlock(world.Forum.Id, (await world.InspectionAsync()).Id))
            {
                await shelf.AddAsync(await OpenAsync(world, bot.Store, rotated), [(Id('d'), Words(4))], by, null, Ct);
            }

            AssertNone();
        }

        AssertNone();
    }

    [Fact]
    public async Task Notes_WhoseKeyWasDestroyed_OpenNoMoreAlthoughTheStoreStillHoldsThem()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        var id = (await world.InspectionAsync()).Id;
        await using (var bot = await StartAsync())
        {
            using var key = bot.Keys.Unlock(world.Forum.Id, id);
            await new NoteShelf(bot.Store).AddAsync(await OpenAsync(world, bot.Store, key), [(Id('a'), Words(0))], Mark(world.Rae.Self), null, Ct);
            bot.Keys.Destroy(id);
        }

        await using (var bot = await StartAsync())
        {
            Assert.NotNull(await bot.Store.FindAsync<SealedNote>(Id('a'), Ct));
            Assert.Equal(SealFault.Erased, Assert.Throws<SealBrokenException>(() => bot.Keys.Unlock(world.Forum.Id, id)).Fault);
        }

        AssertNone();
    }

    [Theory]
    [InlineData("data")]
    [InlineData("wide")]
    [InlineData("base64")]
    [InlineData("log")]
    public async Task TheSearch_WhereAWordStandsInTheOpen_FindsIt(string where)
    {
        await using (var bot = await StartAsync())
        {
            switch (where)
            {
                case "data":
                    await bot.Store.CommitAsync([DocumentWrite.New("x", Words(0))], Ct);
                    break;
                case "wide":
                    await File.WriteAllTextAsync(Path.Combine(place.Files, "x"), "so " + Canaries[3], Encoding.Unicode, Ct);
                    break;
                case "base64":
                    await File.WriteAllTextAsync(Path.Combine(place.Files, "x"), Convert.ToBase64String(Encoding.UTF8.GetBytes("they said " + Canaries[1] + " again")), Ct);
                    break;
                default:
                    place.Log.Log(LogLevel.Debug, default, Canaries[2], null, (text, _) => text);
                    break;
            }
        }

        Assert.NotEmpty(Found());
    }

    public void Dispose() => place.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private void AssertNone()
    {
        // There is something to search in.
        Assert.Contains(Directory.GetFiles(place.Folder), file => new FileInfo(file).Length > 8000);
        Assert.Empty(Found());
    }

    private List<string> Found()
    {
        var forms = Canaries.SelectMany(FormsOf).ToList();
        var found = new List<string>();
        using var copy = new TemporaryFolder();
        // The bot has its files open; its lock is advisory, and cp gets past it.
        using (var cp = Process.Start("cp", ["-r", place.Folder + "/.", copy.Path]))
        {
            cp.WaitForExit();
        }

        foreach (var file in Directory.GetFiles(copy.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            found.AddRange(forms.Where(form => bytes.AsSpan().IndexOf(form) >= 0).Select(_ => file));
        }

        found.AddRange(place.Log.All.Where(line => forms.Any(form => Encoding.UTF8.GetBytes(line).AsSpan().IndexOf(form) >= 0)));
        return found;
    }

    private static IEnumerable<byte[]> FormsOf(string word)
    {
        yield return Encoding.UTF8.GetBytes(word);
        yield return Encoding.Unicode.GetBytes(word);
        yield return Encoding.BigEndianUnicode.GetBytes(word);
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word)])
        {
            for (var before = 0; before < 3; before++)
            {
                // Where in a longer text it begins decides how it reads; what its neighbours have a hand in is cut off.
                var text = Convert.ToBase64String([.. new byte[before], .. bytes, 0, 0]);
                yield return Encoding.ASCII.GetBytes(text[(before == 0 ? 0 : 4)..((before + bytes.Length) / 3 * 4)]);
            }
        }
    }

    // A note's id has 32 digits.
    private static string Id(char digit) => new(digit, 32);

    private static NoteText Words(int canary) =>
        new() { Section = NoteSection.Strengths, Words = $"They praised {Canaries[canary]}, and said it twice.", OurThought = Canaries[canary] };

    private static Mark Mark(Person person) => new(person.Id.Key, person.Name, Instant.FromUtc(2027, 3, 19, 17, 0));

    private static async Task<OpenVault> OpenAsync(Inspected world, LiteDbDocumentStore store, VaultKey key)
    {
        var forum = await world.Scenario.ReadAsync(world.Forum);
        var open = (await world.Scenario.Get<Desk>().OpenAsync(forum, Ct))!;
        var said = new IncomingMessage("d", world.Rae.Self, world.Rae.Chat, Instant.FromUtc(2027, 3, 19, 17, 0), "", []);
        var turn = new Turn(said, forum, forum.RolesOf(world.Rae.Id), Audience.OnePerson, new(2027, 3, 19, 17, 0)) { Facts = new(InTheRoom: true, EmbargoLifted: false) };
        return new(turn, open, (await store.FindAsync<VaultBook>(open.Inspection.Id, Ct))?.Value ?? new() { ForumId = forum.Id }, key);
    }

    private async Task<Bot> StartAsync()
    {
        var store = LiteDbDocumentStore.Open(Path.Combine(place.Folder, "forumbot.db"), log: place.Log);
        place.Store = store;
        return new(store, await place.StartAsync());
    }

    private sealed class Bot(LiteDbDocumentStore store, KeyPlace.Started started) : IAsyncDisposable
    {
        internal LiteDbDocumentStore Store => store;

        internal IVaultKeys Keys => started.Keys;

        public async ValueTask DisposeAsync()
        {
            await started.DisposeAsync();
            await store.DisposeAsync();
        }
    }
}
