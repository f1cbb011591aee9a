namespace ForumBot.Cards;

internal static class RecordsSpecimens
{
    private static readonly RecordLine[] Some =
    [
        new("Your roles, and whether you asked to join", "2 entries", "Your forum’s record. It stays."),
        new("What you ticked, filled in, changed or said you have seen", "14 entries", "Your forum’s record. It stays."),
        new("How you want to be reminded", "one entry", "Kept until you ask me to forget you."),
    ];

    private static readonly RecordLine Log = new(
        "When you opened the vault or were refused", "3 entries", "The log must stay whole, so that nobody can hide that they looked. It goes when the notes are erased.");

    internal static IReadOnlyList<Specimen> All { get; } =
    [
        new("My data", "nothing", RecordsCard.None()),
        new("My data", "a member", RecordsCard.Of(Some)),
        new("My data", "first page of entries", RecordsCard.Page(["Your roles, and whether you asked to join; memberships; role: Member; from: Monday 1 March, 9am", "How you want to be reminded; morning: true"], 1, 2)),
        new("My data", "last page of entries", RecordsCard.Page(["What you ticked, filled in, changed or said you have seen; ticks, tell members; at: Tuesday 2 March, 10:15am"], 2, 2)),
        new("Forget me", "what goes and what stays", RecordsCard.AskToForget(["How you want to be reminded"], [Some[0].Title, Some[1].Title], [Log])),
        new("Forget me", "the only chair", RecordsCard.Refused("You are the only chair of Barset Forum, and a forum needs a chair. First give the chair to somebody else: say “roles”. Then ask me again.")),
        new("Forget me", "done", RecordsCard.Forgotten([Log])),
        new("Forget me", "done and nothing stays", RecordsCard.Forgotten([])),
    ];
}
