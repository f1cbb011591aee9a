namespace ForumBot.Cards;

/// <summary>An account that somebody has linked.</summary>
/// <param name="App">The app it is in, such as "Slack".</param>
/// <param name="Name">The name it has there.</param>
/// <param name="Key">How a form names it.</param>
/// <param name="IsGuest">True for a guest's account, which is written to only where there is no other.</param>
public sealed record LinkedAccount(string App, string Name, string Key, bool IsGuest = false);

/// <summary>One person with accounts in two apps: the code that links them, where they are written to, and the way back. For that person alone.</summary>
public static class AccountsCard
{
    public const string WriteTo = "writeto";

    /// <summary>Which question a press answers.</summary>
    public const string Question = "question";

    private static readonly Execute Code = new("Get a code", Verbs.MakeLinkCode) { OrSay = "link", TakesFields = false };

    private static readonly Execute Accounts = new("My accounts", Verbs.ShowAccounts) { OrSay = "my accounts", TakesFields = false };

    private static readonly Execute Undo = new("Unlink", Verbs.Unlink) { OrSay = "unlink", TakesFields = false };

    /// <summary>Nothing is linked yet: what linking is for.</summary>
    public static Card None() => new()
    {
        Title = "Do you use me in two apps?",
        Body =
        [
            new Text("You may have one account in Teams and another in Slack. Link them, and I know that both are you."),
            new Text("Your roles then count in both, and each reminder reaches you once."),
        ],
        Next = "Press “Get a code”, or say “link”. Then type the code in our chat in the other app.",
        NextInFallbackOnly = true,
        Buttons = [Code],
    };

    /// <summary>A code that was just made. <paramref name="until"/> is "9:10am".</summary>
    public static Card NewCode(string code, string until) => new()
    {
        Title = "Your code for the other app",
        Body =
        [
            new Text($"link {code}", TextLook.Heading),
            new Text("Open the other app and go to your own chat with me there. Say these words, with the code."),
            new Text($"It works once, until {until}. Keep it to yourself: it is for your own accounts.", TextLook.Strong, Tone.Warning),
        ],
        Next = "Open our chat to see the code. Then say it to me in our own chat in the other app. If you do not need it, do nothing.",
        NextInFallbackOnly = true,
        IsBriefAsWords = true,
    };

    /// <summary>
    /// To whoever typed a code: the account it would link to theirs. Somebody may have told them to type it, so the name is set apart from our own words.
    /// </summary>
    public static Card IsThisYou(string name, string app, bool isGuest, string question)
    {
        var keys = new Dictionary<string, string> { [Question] = question };
        return new()
        {
            Title = "Is this you?",
            Body =
            [
                new Facts([new Fact("Name", name), new Fact("App", isGuest ? $"{app}, as a guest" : app)]),
                new Text("This account asked for the code that you typed. Link it only if it is yours too: it will hold all your roles."),
                new Text("If somebody sent you this code, press “No”. No one who helps you needs you to type one.", TextLook.Strong, Tone.Warning),
            ],
            Next = "Press “Yes, both are me” or “No”. If you do nothing, nothing changes.",
            NextInFallbackOnly = true,
            Buttons =
            [
                new Execute("Yes, both are me", Verbs.ConfirmLink) { Keys = keys, TakesFields = false },
                new Execute("No", Verbs.RefuseLink) { Keys = keys, TakesFields = false },
            ],
        };
    }

    /// <summary>To whoever said that the other account is not theirs.</summary>
    public static Card NotBoth() => NoticeCard.Of(
        "Nothing was changed",
        "I did not link that account to yours. The code no longer works.",
        "If somebody sent you the code, tell your chair. To link an account of your own, say “link”.");

    /// <summary>To whoever answered a question that is over.</summary>
    public static Card TooLate() => NotThisCode("I no longer wait for this answer. You have five minutes after you type a code.", "Say “link” again in the other app, and type the new code here.");

    /// <summary>What is linked, and where this person is written to.</summary>
    public static Card Of(IReadOnlyList<LinkedAccount> accounts, string writeTo, string? done = null) => new()
    {
        Title = done is null ? "Your accounts" : "Saved",
        Body =
        [
            .. done is null ? (Element[])[] : [new Text(done, TextLook.Strong, Tone.Good)],
            new Facts([.. accounts.Select(account => new Fact(account.App, account.Name))]),
            new Text("All of these are one person to me: you."),
            .. Fields(accounts, writeTo),
        ],
        Next = accounts.Count(account => !account.IsGuest) > 1 ? "Choose where I write to you and press “Save”. To end the link, press “Unlink”." : "To end the link, press “Unlink”.",
        NextInFallbackOnly = true,
        Buttons = accounts.Count(account => !account.IsGuest) > 1 ? [new Execute("Save", Verbs.SaveWriteTo), Undo] : [Undo],
    };

    /// <summary>To each of the two accounts, once they are one person's.</summary>
    public static Card Done(IReadOnlyList<LinkedAccount> accounts, string here) => NoticeCard.Of(
        "Your accounts are linked",
        $"You are one person to me now: {Wording.List([.. accounts.Select(account => $"{account.Name} in {account.App}")])}. Your roles count in both. What I send by myself comes once, in {here}.",
        "If this was not you, say “unlink” at once and tell your chair. To choose where I write to you, say “my accounts”.",
        Accounts,
        Undo);

    /// <summary>To each of the two accounts, once each is itself again.</summary>
    public static Card Unlinked(bool keepsRoles, string other, bool gaveBack = false) => gaveBack
        ? NoticeCard.Of(
            "Your accounts are no longer linked",
            $"I have forgotten that the account in {other} is yours too. Each account has the roles that it had before you linked them. Newer roles stay with {(keepsRoles ? "this account" : $"the account in {other}")}.",
            "To see your roles, say “help”. To link again, say “link”.")
        : keepsRoles
        ? NoticeCard.Of(
            "Your accounts are no longer linked",
            $"I have forgotten that the account in {other} is yours too. Your roles stay with this account.",
            "To link again, say “link”.")
        : NoticeCard.Of(
            "Your accounts are no longer linked",
            $"I have forgotten that this account is yours too. Your roles stay with the account in {other}. Here I no longer know you.",
            "To link again, say “link” in the other app.");

    /// <summary>To those who lead a forum: one of its people has another account that counts as them.</summary>
    public static Card ToldLead(string forum, string name, IReadOnlyList<LinkedAccount> accounts) => NoticeCard.Of(
        $"{name} has linked a second account",
        $"In {forum} these now count as one person: {Wording.List([.. accounts.Select(account => $"{account.Name} in {account.App}")])}.",
        $"If that is not {name}, say “roles” and take their roles away.",
        new Execute("Roles", Verbs.ShowRoles) { OrSay = "roles", TakesFields = false });

    /// <summary>A code that cannot be used, with the sentence that says why.</summary>
    public static Card NotThisCode(string why, string next) => NoticeCard.Of("I did not link anything", why, next);

    private static IEnumerable<Element> Fields(IReadOnlyList<LinkedAccount> accounts, string writeTo)
    {
        LinkedAccount[] full = [.. accounts.Where(account => !account.IsGuest)];
        if (full.Length > 1)
        {
            yield return new ChoiceField(WriteTo, "Where shall I write to you?", [.. full.Select(account => new Choice($"In {account.App}", account.Key))], Expanded: true)
            {
                Value = writeTo,
                Hint = "if I cannot reach you there, I try the other",
            };
        }

        if (full.Length < accounts.Count)
        {
            yield return new Text("Where you are a guest I do not write to you by myself. Only roles that the chair gave you as a guest count there.", TextLook.Subtle);
        }
    }
}
