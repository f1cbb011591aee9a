using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Vault.Notes;

namespace ForumBot.Vault.Reading;

/// <summary>
/// "Notes": reading them in a dialog, by section, by time, one by one with every wording they had, and searching in them. What to look for stays in the
/// dialog; the log has only that somebody searched. Source: docs/rules.md, CONF-01, CONF-12, NOTES.
/// </summary>
public sealed class NotesFeature(VaultDoor door, NoteShelf shelf, IEnumerable<INotesPart> parts) : IFeature
{
    private const int LongestSearch = 100;

    /// <inheritdoc/>
    public string? HelpHeading => "The feedback meeting";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("notes", "Read the notes of the feedback meeting", Permission.ReadNotes, Matter.Attendees)
        {
            Privately = true,
            AlsoSaid = ["read notes", "read the notes", "open notes", "open the notes", "show notes", "vault", "open the vault"],
            WhoMay = NotesCard.WhoMay(),
            Run = (turn, _, ct) => door.EnterAsync(turn, Permission.ReadNotes, AccessKind.Opened, null, ShowOpeningAsync, ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowNotes, Permission.ReadNotes, Matter.Attendees)
        {
            Privately = true,
            Run = (turn, form, ct) => EnterAsync(turn, form, AccessKind.Opened, null, (vault, within) =>
                form[NotesButtons.Section] is { } section ? ShowListAsync(vault, section, form.Number(NotesButtons.Page) ?? 1, within) : ShowOpeningAsync(vault, within), ct),
        },
        new(Verbs.ShowNote, Permission.ReadNotes, Matter.Attendees)
        {
            Privately = true,
            Run = (turn, form, ct) => door.EnterAsync(
                turn, Permission.ReadNotes, shelf.LookingAt(IdIn(form)), IdIn(form), OfThis(form, (vault, within) => ShowOneAsync(vault, form, within)), ct),
        },
        new(Verbs.SearchNotes, Permission.ReadNotes, Matter.Attendees)
        {
            Privately = true,
            Run = (turn, form, ct) => EnterAsync(turn, form, AccessKind.Searched, null, (vault, within) => SearchAsync(vault, form, within), ct),
        },
    ];

    private ValueTask<IReadOnlyList<Reply>> EnterAsync(
        Turn turn, Form form, AccessKind kind, string? about, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside, CancellationToken ct) =>
        door.EnterAsync(turn, Permission.ReadNotes, kind, about, OfThis(form, inside), ct);

    private static Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> OfThis(
        Form form, Func<OpenVault, CancellationToken, ValueTask<IReadOnlyList<Reply>>> inside) =>
        (vault, within) => form[NotesButtons.Inspection] is { } asked && asked != vault.Open.Inspection.Id
            ? ValueTask.FromResult<IReadOnlyList<Reply>>([new OnlyYou(NoticeCard.NotFound())])
            : inside(vault, within);

    private async ValueTask<IReadOnlyList<Reply>> ShowOpeningAsync(OpenVault vault, CancellationToken ct)
    {
        var notes = await shelf.ReadAsync(vault, ct);
        var (facts, buttons) = (new List<Fact>(), new List<Execute>());
        foreach (var part in parts)
        {
            var shown = await part.OfAsync(vault, ct);
            facts.AddRange(shown.Facts);
            buttons.AddRange(shown.Buttons);
        }

        return [new OnlyYou(NotesCard.Of(new()
        {
            Inspection = vault.Open.Inspection.Id,
            IsProvisional = NotesWords.IsProvisional(vault),
            InTheRoom = vault.InTheRoom,
            Sections =
            [
                .. Enum.GetValues<NoteSection>()
                    .Select(section => new NotesSection(section.ToString(), section.Say(), notes.Count(note => note.Text.Section == section)))
                    .Where(section => section.Count > 0),
            ],
            Facts = [.. NotesWords.Facts(vault, notes), .. facts],
            Actions = [.. NotesWords.Actions(vault, notes.Count), .. buttons],
        }))];
    }

    private async ValueTask<IReadOnlyList<Reply>> ShowListAsync(OpenVault vault, string wanted, int page, CancellationToken ct)
    {
        NoteSection? section = Enum.TryParse<NoteSection>(wanted, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        if (section is null && wanted != NotesButtons.All)
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var notes = await shelf.ReadAsync(vault, ct);
        NoteLine[] lines =
        [
            .. notes.Where(note => section is null || note.Text.Section == section).OrderBy(note => note.Written.At)
                .Select(note => NotesWords.LineOf(vault, note, withSection: section is null)),
        ];
        // A section that is not open to this reader and one without notes are the same card.
        return [new OnlyYou(NotePageCard.Of(
            vault.Open.Inspection.Id, section?.ToString() ?? NotesButtons.All, section?.Say() ?? "All notes by time", lines, page, NotesWords.IsProvisional(vault)))];
    }

    private async ValueTask<IReadOnlyList<Reply>> ShowOneAsync(OpenVault vault, Form form, CancellationToken ct)
    {
        if (await shelf.FindAsync(vault, IdIn(form), ct) is not { } note)
        {
            return [new OnlyYou(NoticeCard.NotFound())];
        }

        var versions = NoteShelf.VersionsOf(vault, note);
        return [new OnlyYou(NoteCard.Of(new()
        {
            Inspection = vault.Open.Inspection.Id,
            Id = note.Sealed.Id,
            Section = form[NotesButtons.Section] is { } section && Enum.TryParse<NoteSection>(section, out _) ? section : NotesButtons.All,
            From = form.Number(NotesButtons.From) ?? 1,
            Page = form.Number(NotesButtons.Page) ?? 1,
            IsProvisional = NotesWords.IsProvisional(vault),
            Words = note.Text.Words,
            Thought = note.Text.OurThought,
            Facts = NotesWords.FactsOf(vault, note),
            Earlier =
            [
                .. versions.Where(one => one.Version.Number < note.Sealed.Versions[^1].Number).Reverse()
                    .Select(one => new NoteEarlier(NotesWords.Say(one.Version.By, vault.Turn.Now), one.Text.Words, one.Text.OurThought)),
            ],
            Actions = NotesWords.ActionsOf(vault, note),
        }))];
    }

    private async ValueTask<IReadOnlyList<Reply>> SearchAsync(OpenVault vault, Form form, CancellationToken ct)
    {
        var words = form[NotesButtons.Words];
        words = words is { Length: > LongestSearch } ? words[..LongestSearch] : words;
        NoteLine[] found = [];
        if (words is not null)
        {
            var search = new NoteSearch(words);
            found =
            [
                .. from note in await shelf.ReadAsync(vault, ct)
                   let context = search.Find(NotesWords.Searched(vault, note))
                   where context is not null
                   orderby note.Written.At
                   select NotesWords.LineOf(vault, note, withSection: true) with { Words = context, Thought = null },
            ];
        }

        return [new OnlyYou(NotePageCard.Found(vault.Open.Inspection.Id, words, found, form.Number(NotesButtons.Page) ?? 1, NotesWords.IsProvisional(vault)))];
    }

    // What came back from the client goes to the log only when it looks like an id.
    private static string? IdIn(Form form) => form[NotesButtons.Note] is { Length: <= 64 } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;
}
