namespace ForumBot.Cards;

/// <summary>The survey's cards: how it stands, what is said by itself, who was reached, and the forms for that.</summary>
public static class SurveySpecimens
{
    private const string Closing = "Tuesday 9 March, 9am";

    private static readonly OpenLink[] Links =
    [
        new("Link for parents and carers", new Uri("https://survey.example.org/parents")),
        new("Link for young people", new Uri("https://survey.example.org/young")),
        new("Link for staff", new Uri("https://survey.example.org/staff")),
    ];

    private static readonly SurveyView Open = new()
    {
        State = $"The survey is open. It closes {Closing}.",
        TimeLeft = "2 days and 3 hours left.",
        Facts =
        [
            new("Opens", "Tuesday 2 March, 9am"), new("Closes", Closing), new("Where to pick up a paper copy", "Anytown library"),
            new("Where to hand it in", "Anytown library"), new("Last collection", "Monday 8 March, 4pm"), new("Formats on offer", "large print; easy read"),
        ],
        Links = Links[..2],
        Words =
        [
            new("short", "Short words, for a text message", $"Do you have a child or young person (0 to 25) with special needs or a disability? Inspectors want to hear from you. Please fill in their survey by {Closing}: https://survey.example.org/parents Every answer counts. Please pass this on."),
            new("long", "Long words, for a newsletter", $"Inspectors are looking at how well services in Anytownshire work for children and young people with special needs or disabilities (SEND).\nThey want to hear from families. Please fill in their survey, even if you only have a few minutes.\nIt closes {Closing}.\nAnswers sent after that do not count.\nLink for parents and carers: https://survey.example.org/parents\nThank you. Please pass this on to other families."),
        ],
        CanBeFilledIn = true,
        MayLog = true,
        Next = "Fill it in early and tell other families. Say “ask” and a question if anything is unclear.",
    };

    private static readonly SurveyNoticeView TwoDays = new()
    {
        Title = $"Two days left: the survey closes {Closing}",
        Sentences = ["Please share the link with other families today.", "2 days left.", "Answers sent after it closes do not count."],
        Links = Links,
        HasWords = true,
        MayLog = true,
        Next = "Send the link to one more group or family now. Say “survey” for words to send.",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Survey", "open", SurveyCard.Of(Open)),
        new("Survey", "open, for a member with paper forms out", SurveyCard.Of(Open with
        {
            SeesReach = true, HasSealedRoute = true, PaperIsUrgent = true,
            Paper = ["20 asked for, 18 handed out, 11 handed in.", "7 forms are still out. The last collection is tomorrow, 4pm. Please collect them."],
        })),
        new("Survey", "closing expected", SurveyCard.Of(Open with
        {
            State = "The survey should be open. It closes Monday 8 March, 9am (expected). To be safe, finish by Friday 5 March.", TimeLeft = null, HasSealedRoute = false, Words = [],
        })),
        new("Survey", "not open yet", SurveyCard.Of(Open with
        {
            State = "The survey is not open yet. It opens Tuesday 2 March, 9am (expected).", TimeLeft = null, Links = [], MayLog = false,
            Words = [new("soon", "Words to share: it opens soon", "Inspectors are coming to look at services in Anytownshire for children with special needs or disabilities. Their survey for families opens Tuesday 2 March, 9am (expected). It is open for a few days only. Look out for the link.")],
            Next = "Tell other families now that it is coming. Say “ask” and a question if anything is unclear.",
        })),
        new("Survey", "closed", SurveyCard.Of(Open with
        {
            State = "The survey has closed. Thank you to everyone who took part.", TimeLeft = null, Links = [], MayLog = false, CanBeFilledIn = false,
            Counts = "412 parents, 60 young people, 150 staff",
            Words = [new("thanks", "Words to share: thank you", "The inspectors’ survey for families in Anytownshire has closed. Thank you to everyone who took part, and to all who passed it on.")],
            Next = "Say “today” to see what comes next.",
        })),
        new("Survey", "between inspections", SurveyCard.Of(new()
        {
            State = "There is no survey now. Inspectors open one when an inspection begins.",
            Next = "It is open for about a week, sometimes less, so help families sign up for your news now.",
        })),
        new("Survey notice", "open", SurveyNoticeCard.Of(TwoDays with
        {
            Title = $"The survey is open. It closes {Closing}",
            Sentences = ["Inspectors want to hear from families of children with special needs or disabilities.", "7 days left."],
            Next = "Fill it in early, then share it. Say “survey” for words to send to others.",
        })),
        new("Survey notice", "three days left, expected", SurveyNoticeCard.Of(TwoDays with
        {
            Title = "Three days left: the survey is expected to close Monday 8 March, 9am",
            Sentences = ["Please share the link with other families today.", "Nobody has confirmed the closing time. To be safe, finish by Friday 5 March.", "Answers sent after it closes do not count."],
        })),
        new("Survey notice", "two days left", SurveyNoticeCard.Of(TwoDays)),
        new("Survey notice", "one day left, without a link", SurveyNoticeCard.Of(TwoDays with
        {
            Title = $"One day left: the survey closes {Closing}", Links = [],
            Sentences = ["Please share the link with other families today.", "That is tomorrow: one day left.", "Answers sent after it closes do not count.", "I do not have the link yet. Ask the LANO for it."],
        })),
        new("Survey notice", "three hours left", SurveyNoticeCard.Of(TwoDays with
        {
            Title = "Three hours left: the survey closes Tuesday 9 March, 5pm",
            Sentences = ["Please share the link with other families today.", "That is today: 3 hours left.", "Answers sent after it closes do not count."],
        })),
        new("Survey notice", "new closing time", SurveyNoticeCard.Of(TwoDays with
        {
            Title = $"New closing time: the survey closes {Closing}",
            Sentences = ["The closing time is different now. Please tell everyone you told before.", "2 days left."],
            Facts = [new("Before", "Monday 8 March, 9am"), new("Now", Closing)],
            Next = "Correct the time wherever you posted it. Say “survey” for new words to send.",
        })),
        new("Survey notice", "closed", SurveyNoticeCard.Of(new()
        {
            Title = "The survey has closed. Thank you",
            Sentences = ["Thank you to everyone who took part and to all who shared it.", "Check that all paper forms reached the collection point."],
            MayCountPaper = true,
            Next = "Say “today” to see what comes next.",
        })),
        new("Survey notice", "perhaps closed", SurveyNoticeCard.Of(new()
        {
            Title = "The survey may have closed: expected Monday 8 March, 9am",
            Sentences = ["Nobody has confirmed the closing time. Thank you to everyone who took part.", "Try the link if you have not filled it in; it may still work."],
            Links = Links,
            Next = "Ask the LANO (your area’s contact for the inspection) for the closing time.",
        })),
    ];
}
