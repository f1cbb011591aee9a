using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.BlockKit;
using ForumBot.Tests.Cards.BlockKit;

namespace ForumBot.Tests.Conformance;

/// <summary>The cards that people meet most, as somebody approved them for Slack; the rules for all the others stand beside the walker.</summary>
public sealed class BlockKitSnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A card of the gallery and where it is seen.</summary>
    public static TheoryData<string, SlackSurface> Telling => new()
    {
        { "vocabulary-every-element", SlackSurface.Message },
        { "vocabulary-every-field", SlackSurface.Modal },
        { "vocabulary-text-that-looks-like-markup", SlackSurface.Message },
        { "day-two-steps-overdue", SlackSurface.Message },
        { "day-two-steps-overdue", SlackSurface.Home },
        { "checklist-with-steps-that-are-for-others", SlackSurface.Message },
        { "step-form-two-boxes-to-look-at-again", SlackSurface.Modal },
        { "step-form-two-boxes-to-look-at-again", SlackSurface.Message },
        { "change-notice-with-the-count", SlackSurface.Message },
        { "meeting-reminder-moved-since", SlackSurface.Message },
        { "survey-open", SlackSurface.Message },
        { "note-form-with-a-draft", SlackSurface.Modal },
        { "notes-page-of-a-section", SlackSurface.Modal },
        { "roles-as-they-are", SlackSurface.Modal },
    };

    [Theory]
    [MemberData(nameof(Telling))]
    public void Specimen_DrawnForSlack_LooksAsApproved(string id, SlackSurface where)
    {
        var (_, drawing) = Slacked.Everywhere(Gallery.All.Single(s => s.Id == id).Sample).First(drawn => drawn.Where == where);

        Approval.Verify(NameOf(id, where), $"{drawing.Text}\n\n{JsonNode.Parse(drawing.Json)!.ToJsonString(Readable)}");
    }

    internal static string NameOf(string id, SlackSurface where) => $"{id}-in-slack-{where.ToString().ToLowerInvariant()}";
}
