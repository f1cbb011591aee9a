using System.Text.Json;
using System.Text.Json.Serialization;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace ForumBot.Practice;

/// <summary>How the page reads and writes: camel case, ISO times, cards as Adaptive Card JSON (with their text form in <c>fallbackText</c>).</summary>
internal static class PracticeJson
{
    internal static JsonSerializerOptions Options { get; } =
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new CardWriter() },
        }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    // What is for a dialog alone is only ever the answer to a press in one, or a card of the gallery: the room takes none of it in.
    // The page opens dialogs as Teams does, and everybody there sees the same card.
    private static readonly CardHost Room = CardHost.Conversation(_ => null);

    private sealed class CardWriter : JsonConverter<Card>
    {
        public override Card Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Cards only go out.");

        public override void Write(Utf8JsonWriter writer, Card value, JsonSerializerOptions options) =>
            AdaptiveCardWriter.Write(writer, value, CardHost.ThatMayShow(value, Room));
    }
}
