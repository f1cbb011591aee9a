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
        Sentences = ["Please share the link with other families today.", "Answers sent after it closes do not count."],
        Links = Links,
        HasWords = true,
        MayLog = true,
        Next = "Send the link to one more group or family now. Say “survey” for words to send.",
    };

    private static readonly SharingFormView Sharing = new()
    {
        Inspection = "sample",
        Opened = "1",
        Ways = [new("Email to our members", "email"), new("Social media", "social"), new("Somewhere else", "other")],
        Typed = new Dictionary<string, string> { [SharingCard.Day] = "2027-03-05" },
    };

    private static readonly PaperFormView Paper = new() { Inspection = "sample", Opened = "1", SoFar = ["20 asked for, 18 handed out, 11 handed in.", "The last collection is Monday 8 March, 4pm. 3 days left."] };

    private static readonly Fact[] Ideas =
    [
        new("Schools and colleges", "Ask SENCOs (the teachers in charge of special needs) to text or email their families."),
        new("The Local Offer page", "Ask the council to put the link at the top of its Local Offer page."),
    ];

    private static readonly Fact[] Days = [new("Tuesday 2 March", "120 families, shared once"), new("Wednesday 3 March", "nothing"), new("Thursday 4 March", "300 families, shared twice")];

    // One grey dot: the gallery shows where the picture stands, and a test of its own what it looks like.
    private static readonly Picture Bars = new(
        new("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AQAAggCBYjQx2wAAAABJRU5ErkJggg=="),
        "A bar for each day shows how many families we reached. Tuesday 2 March: 120 families, shared once. Wednesday 3 March: nothing. Thursday 4 March: 300 families, shared twice. A line shows when the survey closes: Thursday 4 March, 5pm. Today is Thursday 4 March.");

    private static readonly ReachView Reached = new()
    {
        Lead = "About 420 families, shared 3 times so far. A family may be counted more than once.",
        State = "It closes Thursday 4 March, 5pm. That is today: 5 hours left.",
        Picture = Bars,
        Days = Days,
        Ways = [new("Social media", "300 families, shared twice"), new("Email to our members", "120 families, shared once")],
        Newest =
        [
            new("Moe: Social media (our page), today. About 200 families.", SharingCard.TakeBack("sample", "2/moe")),
            new("Ann: Email to our members, Tuesday 2 March. About 120 families.", null),
        ],
        Ideas = Ideas,
        Paper = Paper.SoFar,
        Others = [new("Our area", "412 parents"), new("Richmond", "280 parents, about 5.6 for every 100 children with SEND; 36 young people; 200 staff")],
        Cautions = ["The figures of Richmond, Enfield and Greenwich are rounded by their source."],
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
        new("Sharing", "the form", SharingCard.Form(Sharing)),
        new("Sharing", "three boxes to look at again", SharingCard.Form(Sharing with
        {
            Typed = new Dictionary<string, string>
            {
                [SharingCard.Way] = "other", [SharingCard.Families] = "lots", [SharingCard.Day] = "2027-03-20",
            },
            Errors = new Dictionary<string, string>
            {
                [SharingCard.Where] = "Say where, in a few words.",
                [SharingCard.Families] = "That is not a number I can use. Type a whole number, like 20, or leave it empty.",
                [SharingCard.Day] = "Saturday 20 March 2027 has not come yet. Write it down once you have shared it.",
            },
        })),
        new("Sharing", "saved", SharingCard.Saved("Saved. Social media (our page), today. About 120 families. A family may be counted more than once, and that is fine.", "sample", "1/sample")),
        new("Paper", "the form", PaperCard.Form(Paper)),
        new("Paper", "a box to look at again", PaperCard.Form(Paper with
        {
            Typed = new Dictionary<string, string> { [PaperCard.HandedOut] = "-5" },
            Errors = new Dictionary<string, string> { [PaperCard.HandedOut] = "That is not a number I can use. Type a whole number, like 20, or leave it empty." },
        })),
        new("Paper", "saved", PaperCard.Saved(Paper.SoFar, "sample", "1/sample")),
        new("Reach", "nothing yet", ReachCard.Of(new() { Lead = "Nobody has written down yet where the survey was shared.", Ideas = Ideas })),
        new("Reach", "for a member", ReachCard.Of(Reached)),
        new("Reach", "in a channel", ReachCard.Of(Reached with { Newest = [.. Reached.Newest.Select(line => line with { TakeBack = null })] })),
    ];
}
