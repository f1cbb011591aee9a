using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;

namespace ForumBot.Vault.Afterwards;

/// <summary>What stands on the cover of every file that leaves: whose inspection it is, who took the file and when. Pure.</summary>
internal static class ExportCover
{
    internal static IEnumerable<Fact> Of(OpenInspection open, Turn turn) =>
    [
        new("Forum", open.Forum.Name),
        new("Local area", open.Forum.LocalArea),
        new("Inspection", $"{open.Playbook.Title}, called {open.Inspection.NotifiedOn.SayInFull()}"),
        new("Exported by", turn.From.Name),
        new("Exported on", $"{turn.Today.SayInFull()}, {turn.Now.TimeOfDay.Say()}"),
    ];
}
