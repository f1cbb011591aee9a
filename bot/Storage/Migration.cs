using System.Text.Json.Nodes;

namespace ForumBot.Storage;

/// <summary>A document as it lies in the store, before any type of today's code has seen it. <paramref name="Kind"/> is the type's simple name.</summary>
public sealed record RawDocument(string Kind, string Id, JsonObject Json);

/// <summary>
/// One step forward of the stored documents' shape: brings a store of schema <paramref name="Number"/> - 1 to <paramref name="Number"/>.
/// <paramref name="Change"/> is asked about every document and answers what takes its place: nothing deletes it, several split it.
/// It works on raw JSON so that it still means the same when today's types have changed.
/// </summary>
public sealed record Migration(int Number, string Name, Func<RawDocument, IEnumerable<RawDocument>> Change);

/// <summary>The shape that stored documents have in this version of the app. A store is brought forward when it is opened, never back.</summary>
public static class Schema
{
    /// <summary>The number of a store before any migration.</summary>
    public const int First = 1;

    /// <summary>Every migration there has been, in order. Numbers begin at 2 and have no gaps; a released one is never changed.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new(2, "Somebody has a chat with the bot in each Slack workspace", document =>
            document.Kind == "SlackChat" && (string?)document.Json["tenant"] is { } tenant ? [document with { Id = $"{tenant}/{document.Id}" }] : [document]),
    ];

    /// <summary>The schema a store has after these migrations.</summary>
    /// <exception cref="ArgumentException">The numbers do not run 2, 3, 4 without a gap.</exception>
    public static int NumberAfter(IReadOnlyList<Migration> migrations)
    {
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Number != First + 1 + i)
                throw new ArgumentException($"Migration '{migrations[i].Name}' must be number {First + 1 + i}, not {migrations[i].Number}.", nameof(migrations));
        }

        return First + migrations.Count;
    }
}
