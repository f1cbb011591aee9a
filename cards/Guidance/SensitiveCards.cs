namespace ForumBot.Cards.Guidance;

/// <summary>
/// Answers to what a bot must not hold: they go to one person alone, and headlines say nothing of the matter because a lock screen shows them.
/// Source: docs/rules.md, CONF-17 to CONF-22 and CONF-26.
/// </summary>
public static class SensitiveCards
{
    private const string NothingKept = "I have not kept what you wrote, and I have told nobody. If you wrote it where others read along, please delete it there.";

    /// <summary>Who to ring now. <paramref name="contact"/> is the area's safeguarding number or page, where the chair has given it.</summary>
    public static Card Safeguarding(string? contact) => new()
    {
        Title = "Please ring somebody now",
        Body =
        [
            new Group([new Text("If anybody is in danger, ring 999 now.", TextLook.Strong)], Tone.Attention),
            new Text(contact is null
                ? "If a child may not be safe, ring your council’s safeguarding team. Search the web for your council’s name and “report a concern about a child”. "
                    + "Out of hours, ring the council’s main number."
                : $"If a child may not be safe, ring your area’s safeguarding team: {contact}"),
            new Text("If you or your child cannot go on, ring NHS 111 and choose option 2, or Samaritans on 116 123, free."),
            new Text("A chat bot cannot help with this. People who are trained can, day and night."),
            new Text(NothingKept, TextLook.Subtle),
        ],
        Buttons = contact is null ? [new OpenLink("Find your council", new("https://www.gov.uk/report-child-abuse-to-local-council"))] : [],
        Next = "Ring now. You do not have to be sure, and you need not wait for proof.",
    };

    /// <summary>Who settles a single family's complaint. <paramref name="sendiass"/> is how to reach the area's advice service, where known.</summary>
    public static Card Complaint(string? sendiass) => new()
    {
        Title = "Here is who can help",
        Body =
        [
            new Text("I am sorry this is hard. Inspectors cannot settle one family’s case or change a decision, and nor can I. These can help:"),
            new Facts(
            [
                new("Free, private advice", sendiass ?? "SENDIASS, your area’s advice service for families. Search the web for “SENDIASS” and your area."),
                new("To complain", "the complaints page of your council, school or NHS service"),
            ]),
            new Text("Your experience still counts: you can put it in the inspection’s survey while it is open."),
            new Text(NothingKept, TextLook.Subtle),
        ],
        Next = "Start with SENDIASS: they can tell you which way is quickest for you.",
    };

    /// <summary>The bot does not help anybody find out.</summary>
    public static Card WhoIsTracked() => new()
    {
        Title = "I can’t help with that",
        Body =
        [
            new Text("Nobody may find out here which families inspectors talk to. It is private, and it protects the children. I hold no list, and the forum has none."),
            new Text("Inspectors choose up to six children themselves, to see a spread of ages and needs."),
            new Text(NothingKept, TextLook.Subtle),
        ],
        Next = "Please do not ask around. To learn how it works, say “ask what is tracking”.",
    };

    /// <summary>To a family that says its story is being looked at.</summary>
    public static Card OwnTracking() => new()
    {
        Title = "Your story is yours",
        Body =
        [
            new Text("You may tell your own story to whom you like. I will not record it, and the forum will not ask."),
            new Text("The inspectors are the right people to talk to. They talk only with families who agree."),
            new Text(NothingKept, TextLook.Subtle),
        ],
        Next = "If you have a question about it, ask the person who invited you, or the LANO.",
    };

    /// <summary>The bot takes no survey answers and no postcodes.</summary>
    public static Card SurveyAnswers() => new()
    {
        Title = "Please use the survey itself",
        Body =
        [
            new Text("I cannot take or pass on survey answers or postcodes. Only the survey’s own form reaches the inspectors."),
            new Text("The form asks for a postcode. Paper forms go back through the council, unless your area has said otherwise."),
            new Text(NothingKept, TextLook.Subtle),
        ],
        Next = "Say “survey” for the link and the closing time.",
    };
}
