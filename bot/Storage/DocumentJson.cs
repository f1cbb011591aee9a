using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace ForumBot.Storage;

/// <summary>
/// The one way a document becomes text and comes back, whichever store keeps it. Dates and times are written as NodaTime's ISO patterns
/// (an <see cref="Instant"/> in UTC, civil dates without a zone), enums by name, text exactly as it was typed.
/// A member that the document's record needs and the text lacks is a <see cref="JsonException"/>, never a silent null:
/// give new members a default, or write a migration.
/// </summary>
public static class DocumentJson
{
    /// <summary>Read-only; shared by every store.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The text of a document.</summary>
    public static string Write(object document, Type kind) => JsonSerializer.Serialize(document, kind, Options);

    /// <summary>The document in a text.</summary>
    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static object Read(string json, Type kind) =>
        JsonSerializer.Deserialize(json, kind, Options) ?? throw new JsonException($"A {kind.Name} must not be null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // A store may keep the members of an object in an order of its own.
            AllowOutOfOrderMetadataProperties = true,
            // Never sent to a browser. Unescaped, a search of the raw file for text that should be gone finds it if it is not.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
