using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;

namespace ForumBot.Tests.Conformance;

/// <summary>Every card in every state looks as somebody approved it: as words alone, and as drawn.</summary>
public sealed class SnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Specimens => [.. Gallery.All.Select(s => s.Id)];

    /// <summary>One form and one card that leads to it, as Teams draws them; the rules for all the others stand in <see cref="CardRuleTests"/>.</summary>
    public static TheoryData<string, string> ForOtherHosts => new()
    {
        { "contacts-nothing-filled-in", "in a conversation" },
        { "step-form-two-boxes-to-look-at-again", "in a dialog" },
    };

    [Theory]
    [MemberData(nameof(Specimens))]
    public void Specimen_Drawn_LooksAsApproved(string id)
    {
        var card = Gallery.All.Single(s => s.Id == id).Sample;
        var json = JsonNode.Parse(AdaptiveCardWriter.Write(card, CardHost.ThatMayShow(card, CardHost.Plain)))!.AsObject();
        // The words stand above; once is enough to read.
        json.Remove("fallbackText");

        Approval.Verify(id, $"{PlainText.Of(card)}\n\n{json.ToJsonString(Readable)}");
    }

    [Theory]
    [MemberData(nameof(ForOtherHosts))]
    public void Specimen_DrawnForTeams_LooksAsApproved(string id, string host)
    {
        var json = JsonNode.Parse(AdaptiveCardWriter.Write(Gallery.All.Single(s => s.Id == id).Sample, Hosts.All.Single(h => h.Name == host).Host))!;

        Approval.Verify(NameOf(id, host), json["body"]!.ToJsonString(Readable));
    }

    [Fact]
    public void Specimens_AllTogether_HaveNamesOfTheirOwn() => Assert.Distinct(Gallery.All.Select(s => s.Id));

    [Fact]
    public void ApprovedText_WhoseSpecimenIsGone_IsRemoved() => Assert.Empty(Approval.Names.Except(Gallery.All.Select(s => s.Id)).Except(ForOtherHosts.Select(row => NameOf(row.Data.Item1, row.Data.Item2)))
        .Except(BlockKitSnapshotTests.Telling.Select(row => BlockKitSnapshotTests.NameOf(row.Data.Item1, row.Data.Item2))));

    private static string NameOf(string id, string host) => $"{id}-{host.Replace(' ', '-')}";
}
