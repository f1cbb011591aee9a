namespace ForumBot.Cards;

/// <summary>The cards of setting up, joining, roles, settings and help.</summary>
public static class ForumSpecimens
{
    private const string Id = "sample";
    private const string Name = "Anytown Parent Carer Forum";

    private static readonly Choice[] Readers =
    [
        new("Only forum members", "ForumOnly"),
        new("Forum members and council officers", "ForumAndArea"),
        new("Anyone, or I am not sure", "Open"),
    ];

    private static readonly ForumSetupForm SetUp = new()
    {
        People = [new("Ben Okafor", "sample/ben"), new("Cat Lloyd", "sample/cat")],
        Readers = Readers,
        Audience = "Open",
    };

    private static readonly RolesForm Roles = new()
    {
        Forum = Name,
        Holders =
        [
            new("Chair", "Ann Shah (since Monday 1 March)"),
            new("Deputy chair", "Ben Okafor (since Monday 1 March)"),
            new("Member", "Cat Lloyd (since Tuesday 2 March) and Dee Marsh (since Wednesday 3 March)"),
            new("LANO", "Lee Price (since Monday 8 March)"),
        ],
        Past = ["Dee Marsh: note-taker, Tuesday 2 March to Friday 5 March"],
        People = [new("Ann Shah (chair)", "sample/ann"), new("Cat Lloyd (member)", "sample/cat"), new("Zoe Hart (asks to join)", "sample/zoe")],
        Roles = [new("chair", "Chair"), new("deputy chair", "Deputy"), new("member", "Member"), new("LANO", "Lano")],
    };

    private static readonly SettingsView Settings = new() { ForumId = Id, Forum = Name, Roles = "member" };

    private static readonly ForumDetailsForm Details = new()
    {
        Values = new Dictionary<string, string>
        {
            [ForumDetailsCard.Name] = Name,
            [ForumDetailsCard.Area] = "Anytown",
            [ForumDetailsCard.Safeguarding] = "01632 960001",
            [ForumDetailsCard.Sendiass] = "Anytown SENDIASS, 01632 960002",
        },
        Breaks = [new("Easter: Friday 26 March 2027 to Friday 9 April 2027", "2027-03-26")],
    };

    /// <summary>Each card in each of its states.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Welcome", "in a channel", WelcomeCard.Hello(shared: true)),
        new("Welcome", "in one’s own chat", WelcomeCard.Hello(shared: false)),
        new("Welcome", "to a member in their own chat", WelcomeCard.HelloAgain(Name)),
        new("Welcome", "in a new place", WelcomeCard.WhichForum()),
        new("Welcome", "to a chair in a new place", WelcomeCard.ForChair([(Id, Name), ("other", "Elsewhere Parent Carer Forum")])),
        new("Welcome", "place taken", WelcomeCard.PlaceTaken(Name)),
        new("Welcome", "here again", WelcomeCard.HereAgain(Name)),
        new("Forum set-up", "empty", ForumSetupCard.Of(SetUp)),
        new("Forum set-up", "in one’s own chat", ForumSetupCard.Of(new())),
        new("Forum set-up", "handed in elsewhere", ForumSetupCard.NotFromHere()),
        new("Forum set-up", "by a guest", ForumSetupCard.NotAsGuest()),
        new("Forum set-up", "with mistakes", ForumSetupCard.Of(SetUp with
        {
            Name = Name,
            Errors = new Dictionary<string, string>
            {
                [ForumSetupCard.Area] = "Type the council area that your forum works in, for example Anytown.",
                [ForumSetupCard.Chair] = "Choose the chair from the list. If they are not in it, choose yourself: you can hand over later.",
            },
        })),
        new("Forum set-up", "ready", ForumSetupCard.Ready(Name, "Anytown", "Ann Shah", "I treat it as open to anyone")),
        new("Forum set-up", "ready in one’s own chat", ForumSetupCard.Ready(Name, "Anytown", "Ann Shah", readers: null)),
        new("Forum set-up", "you are chair", ForumSetupCard.YouAreChair(Name, "Cat Lloyd")),
        new("Join", "stranger", JoinCard.Stranger(Name)),
        new("Join", "asked", JoinCard.Asked(Name)),
        new("Join", "question to the chair", JoinCard.Question(Name, "sample/zoe", "Zoe Hart")),
        new("Join", "question to the chair about a guest", JoinCard.Question(Name, "sample/gus", "Gus Lane (guest)", isGuest: true)),
        new("Join", "accepted, for the chair", JoinCard.Answered(Name, "Zoe Hart", accepted: true)),
        new("Join", "declined, for the chair", JoinCard.Answered(Name, "Zoe Hart", accepted: false)),
        new("Join", "accepted", JoinCard.Answer(Name, accepted: true)),
        new("Join", "declined", JoinCard.Answer(Name, accepted: false)),
        new("Roles", "as they are", RolesCard.Of(Roles)),
        new("Roles", "after a change", RolesCard.Of(Roles with { Done = "Cat Lloyd was given the role note-taker." })),
        new("Roles", "refused", RolesCard.Of(Roles with
        {
            Person = "sample/ann",
            Role = "Chair",
            Refusal = "A forum needs a chair, and there is only this one. First give the chair to somebody else: say “roles”.",
        })),
        new("Roles", "yours changed", RolesCard.Changed(Name, "Ann Shah", "Cat Lloyd was given the role note-taker")),
        new("Settings", "of a member", SettingsCard.Of(Settings)),
        new("Settings", "of a member of two forums", SettingsCard.Of(Settings with
        {
            Forums = [new(Name, Id), new("Elsewhere Parent Carer Forum", "other")],
        })),
        new("Settings", "of the chair in a channel", SettingsCard.Of(Settings with
        {
            Roles = "chair",
            Leads = true,
            Place = "sample/channel",
            Audience = "Open",
            Readers = Readers,
        })),
        new("Settings", "of the chair in their own chat", SettingsCard.Of(Settings with { Roles = "chair", Leads = true })),
        new("Settings", "a conversation opened to outsiders", SettingsCard.Reached(Name, hasOutsiders: true)),
        new("Settings", "a conversation closed to outsiders again", SettingsCard.Reached(Name, hasOutsiders: false)),
        new("Settings", "leave?", SettingsCard.Leave(Name)),
        new("Settings", "left", SettingsCard.Left(Name)),
        new("Forum details", "as kept", ForumDetailsCard.Of(Details)),
        new("Forum details", "saved", ForumDetailsCard.Of(Details with { Done = "I will use these details from now on." })),
        new("Forum details", "with a mistake", ForumDetailsCard.Of(Details with
        {
            Values = new Dictionary<string, string> { [ForumDetailsCard.Mailbox] = "inspectors at example" },
            Errors = new Dictionary<string, string>
            {
                [ForumDetailsCard.Mailbox] = "That is not an email address. It looks like name@example.gov.uk.",
            },
        })),
        new("Guests", "the only chair", JoinCard.RolesRest(onlyChair: true, hasDeputy: false)),
        new("Guests", "the only chair, with a deputy", JoinCard.RolesRest(onlyChair: true, hasDeputy: true)),
        new("Guests", "anybody else", JoinCard.RolesRest(onlyChair: false, hasDeputy: true)),
        new("Guests", "nobody to ask", JoinCard.NobodyToAsk()),
        new("Help", "for the chair, during an inspection", HelpCard.Of(
            Name,
            [
                Offer("today", "what to do, and who has it", "Today", Verbs.ShowDay),
                Offer("checklist", "every step, to tick", "Checklist", Verbs.ShowChecklist),
                Offer("schedule", "the meetings and their times", "Timetable", Verbs.ShowSchedule),
                Offer("contacts", "the inspectors and the LANO", "Contacts", Verbs.ShowContacts),
                Offer("roles", "who does what, and to change it", "Roles", Verbs.ShowRoles),
                Offer("survey", "how families can have their say", "Survey", Verbs.ShowSurvey),
            ])),
        new("Help", "for a stranger", HelpCard.Of(
            forum: null,
            [
                Offer("set up", "make a forum here", "Set up", Verbs.ShowForumSetUp),
                new("ask", "then your question, in your own words", null),
                Offer("link", "if you use me in two apps", "Get a code", Verbs.MakeLinkCode),
            ])),
        new("Help", "in a channel", HelpCard.Of(Name, [Offer("survey", "how families can have their say", "Survey", Verbs.ShowSurvey)], shared: true)),
        new("Help", "all commands", HelpCard.Whole(
            Name,
            [
                new("See what is happening", [new("what’s due today?", "What to do today, and who has it"), new("timeline", "The weeks at a glance")]),
                new("Any time", [new("settings", "Change your settings, or leave the forum")]),
            ])),
    ];

    private static HelpOffer Offer(string say, string what, string title, string verb) => new(say, what, new(title, verb) { OrSay = say, TakesFields = false });
}
