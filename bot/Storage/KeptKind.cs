namespace ForumBot.Storage;

/// <summary>
/// One kind of document, as far as it can say something about a person: what people are told about it, and what becomes of it when somebody asks to be
/// forgotten. Every kind that is stored has one; a test finds those that have none.
/// </summary>
/// <param name="Type">The document's type.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Forgotten">What becomes of it.</param>
/// <param name="Until">How long it is kept, and where it stays why; a short sentence.</param>
public sealed record KeptKind(Type Type, string Title, OnForgetting Forgotten, string Until)
{
    /// <summary>True for what belongs to the vault: of it only times and numbers are told, in a dialog.</summary>
    public bool IsOfTheVault { get; init; }

    /// <summary>Reads every document of this kind.</summary>
    public required Func<IDocumentStore, CancellationToken, ValueTask<IReadOnlyList<KeptDocument>>> AllAsync { get; init; }

    /// <summary>The kind for a type.</summary>
    public static KeptKind Of<T>(string title, OnForgetting forgotten, string until) where T : class => new(typeof(T), title, forgotten, until)
    {
        AllAsync = async (store, ct) => [.. (await store.AllAsync<T>(ct)).Select(read => new KeptDocument(read.Id, read.Version, read.Value))],
    };

    /// <summary>The kind for a type that says nothing about anybody.</summary>
    public static KeptKind OfNobody<T>() where T : class => Of<T>("", OnForgetting.NoPerson, "");
}

/// <summary>A document as it was read, whatever its type.</summary>
public sealed record KeptDocument(string Id, int Version, object Value);

/// <summary>What becomes of a document when somebody asks to be forgotten.</summary>
public enum OnForgetting
{
    /// <summary>It is theirs alone and goes.</summary>
    Deleted,
    /// <summary>It is the forum's; their name and id are replaced in it.</summary>
    Renamed,
    /// <summary>It stays as it is, for a reason that people are told.</summary>
    Stays,
    /// <summary>It says nothing about anybody.</summary>
    NoPerson,
}
