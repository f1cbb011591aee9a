using System.Text.Json.Nodes;
using ForumBot.Slack;
using ForumBot.Storage;
using ForumBot.Storage.LiteDb;

namespace ForumBot.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private static readonly Migration Rename = new(2, "A step's wording is its title", document =>
    {
        if (document.Kind == "Step" && document.Json.Remove("wording", out var wording))
            document.Json["title"] = wording;
        return [document];
    });

    private static readonly Migration Split = new(3, "Each step has a log of its own; drafts are gone", document => document.Id == "draft"
        ? []
        : [document, new RawDocument("StepLog", document.Id, new JsonObject { ["lines"] = 1 })]);

    private readonly TemporaryFolder _folder = new();

    private string DataFile => _folder.File("forum.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AnOlderStore_BringsItForwardStepByStep()
    {
        await MakeFirstSchemaAsync();

        using (var store = LiteDbDocumentStore.Open(DataFile, [Rename, Split]))
            await AssertNewestAsync(store);
        using (var again = LiteDbDocumentStore.Open(DataFile, [Rename, Split]))
            await AssertNewestAsync(again);

        static async Task AssertNewestAsync(LiteDbDocumentStore store)
        {
            Assert.Equal(new Stored<New.Step>("a", 2, new New.Step("Tell members")), await store.FindAsync<New.Step>("a"));
            Assert.Equal(new Stored<New.StepLog>("a", 1, new New.StepLog(1)), await store.FindAsync<New.StepLog>("a"));
            Assert.Null(await store.FindAsync<New.Step>("draft"));
        }
    }

    [Fact]
    public async Task Open_AnOlderStore_LeavesNoCopyBehind()
    {
        await MakeFirstSchemaAsync();

        using (LiteDbDocumentStore.Open(DataFile, [Rename, Split])) { }

        Assert.Equal(["forum-log.db", "forum.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Open_WhenAMigrationFails_LeavesTheOldStoreWhole()
    {
        await MakeFirstSchemaAsync();
        var broken = new Migration(3, "broken", _ => throw new FormatException());

        Assert.Throws<FormatException>(() => LiteDbDocumentStore.Open(DataFile, [Rename, broken]));

        using var store = LiteDbDocumentStore.Open(DataFile, []);
        Assert.Equal("Tell members", (await store.FindAsync<Old.Step>("a"))!.Value.Wording);
    }

    [Fact]
    public async Task Open_WhenAMigrationMakesOneIdTwice_LeavesTheOldStoreWhole()
    {
        await MakeFirstSchemaAsync();
        var clash = new Migration(2, "clash", document => [document with { Id = "same" }]);

        Assert.Throws<InvalidOperationException>(() => LiteDbDocumentStore.Open(DataFile, [clash]));

        using var store = LiteDbDocumentStore.Open(DataFile, []);
        Assert.Equal(2, (await store.AllAsync<Old.Step>()).Count);
    }

    [Fact]
    public async Task Open_AStoreOfANewerApp_IsRefusedAndLeftAsItIs()
    {
        await MakeFirstSchemaAsync();
        using (LiteDbDocumentStore.Open(DataFile, [Rename, Split])) { }
        var before = File.ReadAllBytes(DataFile);

        var refused = Assert.Throws<StoreRefusedException>(() => LiteDbDocumentStore.Open(DataFile, [Rename]));

        Assert.Contains("newer ForumBot (its schema is 3, this version knows 2)", refused.Message);
        Assert.Equal(before, File.ReadAllBytes(DataFile));
    }

    [Fact]
    public void Open_ANewStore_HasTheNewestSchemaAtOnce()
    {
        using (LiteDbDocumentStore.Open(DataFile, [Rename])) { }

        Assert.Throws<StoreRefusedException>(() => LiteDbDocumentStore.Open(DataFile, []));
    }

    [Fact]
    public void Migrations_WithAGap_AreRefused() => Assert.Throws<ArgumentException>(() => LiteDbDocumentStore.Open(DataFile, [Split]));

    [Fact]
    public void Migrations_OfTheApp_RunWithoutAGap() => Assert.True(Schema.NumberAfter(Schema.Migrations) >= Schema.First);

    [Fact]
    public async Task Open_AStoreWithOneSlackChatAPerson_HasOneInTheWorkspaceItIsOf()
    {
        var chat = new SlackChat("T0FORUM0001", "D0CHAT00001");
        using (var before = LiteDbDocumentStore.Open(DataFile, []))
            await before.CommitAsync([DocumentWrite.New("slack/T0PARTNER01/U0SAM000001", chat)]);

        using var store = LiteDbDocumentStore.Open(DataFile);

        Assert.Equal([("T0FORUM0001/slack/T0PARTNER01/U0SAM000001", chat)], (await store.AllAsync<SlackChat>()).Select(read => (read.Id, read.Value)));
    }

    private async Task MakeFirstSchemaAsync()
    {
        using var store = LiteDbDocumentStore.Open(DataFile, []);
        await store.CommitAsync([DocumentWrite.New("a", new Old.Step("")), DocumentWrite.New("draft", new Old.Step("?"))]);
        await store.UpdateAsync<Old.Step>("a", _ => new Old.Step("Tell members"));
    }

    private static class Old
    {
        public sealed record Step(string Wording);
    }

    private static class New
    {
        public sealed record Step(string Title);

        public sealed record StepLog(int Lines);
    }
}
