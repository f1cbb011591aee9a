using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;

namespace ForumBot.Vault.Reading;

/// <summary>"Access log", for those who were in the room: who opened the notes, who was not let in, and whether that list is as it was written.</summary>
public sealed class AccessLogFeature(VaultDoor door, AccessLog accessLog) : IFeature
{
    // As many as are read at once; the card shows those for which there is room.
    private const int MostLines = 150;

    /// <inheritdoc/>
    public string? HelpHeading => "The feedback meeting";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("access log", "See who opened the notes, and who was not let in", Permission.WriteNotes, Matter.Attendees)
        {
            Privately = true,
            AlsoSaid = ["who opened the notes", "who read the notes", "show access log", "check the log"],
            WhoMay = NotesCard.WhoMay(),
            Run = (turn, _, ct) => EnterAsync(turn, null, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowAccessLog, Permission.WriteNotes, Matter.Attendees) { Privately = true, Run = EnterAsync },
    ];

    private ValueTask<IReadOnlyList<Reply>> EnterAsync(Turn turn, Form? form, CancellationToken ct) => door.EnterAsync(
        turn, Permission.WriteNotes, AccessKind.LogRead, null, new Execute("", Verbs.ShowAccessLog), (vault, within) => ShowAsync(vault, form, within), ct);

    private async ValueTask<IReadOnlyList<Reply>> ShowAsync(OpenVault vault, Form? form, CancellationToken ct)
    {
        var (forumId, id) = (vault.Open.Forum.Id, vault.Open.Inspection.Id);
        if (form?[NotesButtons.Inspection] is { } asked && asked != id)
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var check = form?[NotesButtons.Check] is null ? null : await accessLog.CheckAsync(vault.Key, forumId, id, ct);
        var head = await accessLog.HeadAsync(id, ct) ?? throw new InvalidOperationException("The vault was entered, and its access log has no head.");
        var entries = await accessLog.BeforeAsync(id, Math.Clamp(form?.Number(NotesButtons.Before) ?? int.MaxValue, 1, head.Count + 1), MostLines, ct);
        return [new OnlyYou(AccessLogCard.Of(new()
        {
            Inspection = id,
            Count = head.Count,
            First = head.First,
            Lines = AccessWords.Of(entries, vault.Turn.Now),
            Checked = check is null ? null : AccessWords.Of(check),
        }))];
    }
}
