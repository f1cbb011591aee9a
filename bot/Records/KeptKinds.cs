using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Reminders;
using ForumBot.Schedules.Calendar;
using ForumBot.Storage;
using ForumBot.Surveys;
using ForumBot.Together;
using ForumBot.Vault.Afterwards;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using static ForumBot.Storage.OnForgetting;

namespace ForumBot.Records;

/// <summary>What is kept, kind by kind, but for what a platform keeps to reach people, which it says itself. docs/what-we-store.md says the same to operators.</summary>
internal static class KeptKinds
{
    internal static IReadOnlyList<KeptKind> All { get; } =
    [
        KeptKind.Of<Forum>("Your roles, and whether you asked to join", Renamed, "Your forum’s record. It stays."),
        KeptKind.Of<Inspection>("What you ticked, filled in, changed or said you have seen", Renamed, "Your forum’s record. It stays."),
        KeptKind.Of<Promotion>("Where you shared the survey, and paper copies you counted", Renamed, "Your forum’s record. It stays."),
        KeptKind.Of<PersonLink>("Which forums you are in", Deleted, "Kept until you are in no forum."),
        KeptKind.Of<LinkedPerson>("Which accounts of yours are one person, and where I write to you", Deleted, "Kept until you say “unlink”."),
        KeptKind.Of<IdentityLink>("That another account is yours", Deleted, "Kept until you say “unlink”."),
        KeptKind.Of<LinkCode>("That you asked for a code to link an account or a conversation", Deleted, "Kept for a day."),
        KeptKind.Of<LinkQuestion>("That you were asked whether two accounts are yours", Deleted, "Kept for an hour or two."),
        KeptKind.Of<WrongCodes>("When you typed codes that do not exist", Stays, "So that nobody can guess codes. Kept for an hour or two."),
        KeptKind.OfNobody<CodeKey>(),
        KeptKind.Of<Preferences>("How you want to be reminded", Deleted, "Kept until you ask me to forget you."),
        KeptKind.Of<CalendarHolder>("That you have a calendar link", Deleted, "Kept until you stop the link."),
        KeptKind.Of<CalendarLink>("Your calendar link, in a form that cannot be read", Deleted, "Kept until you stop the link."),
        KeptKind.Of<ReminderBook>("Reminders that waited for you", Renamed, "Kept for 60 days after each."),
        KeptKind.Of<PushPage>("Messages I sent you by myself, and whether they arrived", Renamed, "Kept for 60 days after each."),
        KeptKind.Of<SealedNote>("Notes in the vault that you wrote or compared", Renamed, "Kept until the notes are erased.") with { IsOfTheVault = true },
        KeptKind.Of<VaultBook>("That you asked to lock the notes, or erased them", Renamed, "Kept until the notes are erased.") with { IsOfTheVault = true },
        KeptKind.Of<SealedDraft>("Drafts of notes that only you can open", Deleted, "Kept until you save or throw away the draft.") with { IsOfTheVault = true },
        KeptKind.Of<AccessPage>("When you opened the vault or were refused", Stays, "The log must stay whole, so that nobody can hide that they looked. It goes when the notes are erased.") with { IsOfTheVault = true },
        KeptKind.Of<ErasureCertificate>("That you asked for the notes to be erased, or may read that they were", Renamed, "Stays, as the proof that they are gone.") with { IsOfTheVault = true },
        KeptKind.OfNobody<AccessHead>(),
        KeptKind.OfNobody<PlaceLink>(),
        KeptKind.OfNobody<PostedCards>(),
        KeptKind.OfNobody<Greeted>(),
        KeptKind.OfNobody<SeenPage>(),
    ];
}
