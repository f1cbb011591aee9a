using ForumBot.Storage;

namespace ForumBot.Tests.Storage;

public sealed class InMemoryDocumentStoreTests : DocumentStoreContract
{
    private readonly InMemoryDocumentStore _store = new();

    protected override IDocumentStore Open() => _store;

    protected override ValueTask CloseAsync() => ValueTask.CompletedTask;
}
