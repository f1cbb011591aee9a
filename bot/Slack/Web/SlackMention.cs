using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Slack.Web;

/// <summary>
/// A mention of one person, the only thing that the bot sends that calls anybody. It is made from an id that looks like one, and never from words.
/// </summary>
internal sealed partial class SlackMention
{
    private readonly string user;

    private SlackMention(string user) => this.user = user;

    /// <summary>The mention; null when the id could be anything else.</summary>
    internal static SlackMention? Of(string user) => Looks().IsMatch(user) ? new(user) : null;

    /// <summary>The drawing with the person's name before it.</summary>
    internal BlockKitDrawing Before(BlockKitDrawing drawing)
    {
        using var blocks = JsonDocument.Parse(drawing.Json);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteRawValue($$"""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"{{user}}"}]}]}""");
            foreach (var block in blocks.RootElement.EnumerateArray())
            {
                block.WriteTo(json);
            }

            json.WriteEndArray();
        }

        return new(Encoding.UTF8.GetString(buffer.ToArray()), $"<@{user}> {drawing.Text}");
    }

    [GeneratedRegex(@"\A[UW][A-Z0-9]{2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Looks();
}
