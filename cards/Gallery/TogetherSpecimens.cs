namespace ForumBot.Cards;

internal static class TogetherSpecimens
{
    private const string Name = "Anytown Parent Carer Forum";

    private static readonly LinkedAccount[] Two = [new("Teams", "Ann Shah", "sample/teams"), new("Slack", "Ann", "sample/slack")];

    private static readonly LinkedAccount[] WithGuest = [Two[0], new("Slack", "Ann (guest)", "sample/slack", IsGuest: true)];

    private static readonly PlaceLine[] Places = [new("sample/one", "The chat “Steering group” in Teams: Only forum members"), new("sample/two", "#inspection in Slack: I treat it as open to anyone")];

    internal static IReadOnlyList<Specimen> All { get; } =
    [
        new("Accounts", "none linked", AccountsCard.None()),
        new("Accounts", "code", AccountsCard.NewCode("K7QM-2RXD", "9:10am")),
        new("Accounts", "is this you", AccountsCard.IsThisYou("Ann", "Slack", isGuest: false, "sample")),
        new("Accounts", "not both", AccountsCard.NotBoth()),
        new("Accounts", "answered too late", AccountsCard.TooLate()),
        new("Accounts", "two linked", AccountsCard.Of(Two, "sample/slack")),
        new("Accounts", "saved", AccountsCard.Of(Two, "sample/teams", "From now on I write to you in Teams.")),
        new("Accounts", "one of them a guest", AccountsCard.Of(WithGuest, "sample/teams")),
        new("Accounts", "linked", AccountsCard.Done(Two, "Teams")),
        new("Accounts", "unlinked, where roles stay", AccountsCard.Unlinked(keepsRoles: true, "Slack")),
        new("Accounts", "unlinked, where they do not", AccountsCard.Unlinked(keepsRoles: false, "Teams")),
        new("Accounts", "unlinked, each with its own roles", AccountsCard.Unlinked(keepsRoles: true, "Slack", gaveBack: true)),
        new("Accounts", "told to the chair", AccountsCard.ToldLead(Name, "Rae Moss", [new("Teams", "Rae Moss", "sample/a"), new("Slack", "Rae", "sample/b")])),
        new("Accounts", "wrong code", AccountsCard.NotThisCode("I know no such code.", "Look at the code again, letter by letter. For a new one, say “link” in the other app.")),
        new("Accounts", "own code in the same app", AccountsCard.NotThisCode(
            "You got that code here, in Slack. It is for your other app, and it still works.", "Open Teams. Go to your own chat with me there, and say the same words.")),
        new("Conversations", "two", PlacesCard.Of(Name, Places)),
        new("Conversations", "two, asked for where others are", PlacesCard.Of(
            Name, [new("sample/one", "A group chat in Teams: Only forum members"), Places[1]], keepsBack: true)),
        new("Conversations", "none", PlacesCard.Of(Name, [])),
        new("Conversations", "one taken away", PlacesCard.Of(Name, [Places[0]], "I no longer work for the forum there, and post nothing more.")),
        new("Conversations", "code", PlacesCard.NewCode(Name, "K7QM-2RXD", "9:10am")),
        new("Conversations", "one more", PlacesCard.Added(Name, "sample/two", "#inspection in Slack", "Moe Hill", hasOutsiders: false)),
        new("Conversations", "one more with outsiders", PlacesCard.Added(Name, "sample/two", "#inspection in Slack", "Moe Hill", hasOutsiders: true)),
        new("Conversations", "back in one", PlacesCard.Again(Name, "sample/two", hasOutsiders: false)),
        new("Conversations", "lost", PlacesCard.Lost(Name, "Only forum members", "In Slack, type “/invite @ForumBot” there.")),
    ];
}
