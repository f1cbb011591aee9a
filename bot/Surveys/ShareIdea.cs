namespace ForumBot.Surveys;

/// <summary>A usual way to reach families, and how to use it well. Collected from what forums say has worked.</summary>
/// <param name="Id">Stands in stored entries, so it never changes its meaning.</param>
/// <param name="Title">What people pick.</param>
/// <param name="HowTo">What to do, in a sentence or two.</param>
public sealed record ShareIdea(string Id, string Title, string HowTo)
{
    /// <summary>For what is not in the list.</summary>
    public const string Other = "other";

    /// <summary>All of them, those that reach most families first.</summary>
    public static IReadOnlyList<ShareIdea> All { get; } =
    [
        new("email", "Email to our members", "Email everyone on your list the day it opens. Put the closing day and time in the first line."),
        new("schools", "Schools and colleges", "Ask SENCOs (the teachers in charge of special needs) to text or email their families."),
        new("social", "Social media", "Post a few lines every day. Thank people, and say sorry for posting so much."),
        new("messages", "Messages to friends and groups", "Send the short words to parents you know. Ask each of them to send it on to one more."),
        new("bulletin", "The council’s news for schools", "Ask the LANO to put the link in the council’s next news for schools."),
        new("local-offer", "The Local Offer page", "Ask the council to put the link at the top of its Local Offer page."),
        new("health", "Clinics and other NHS services", "Ask the LANO to pass it on to NHS partners. A poster in a waiting room helps too."),
        new("groups", "Support groups and coffee mornings", "Take paper copies to where families meet anyway. Offer to help fill them in."),
        new("young", "Youth groups and clubs", "Tell young people of about 11 and over that they have their own form. An adult may help."),
        new("media", "Local radio and newspapers", "Ask the LANO to tell the local news. One call may reach people nobody else does."),
        new("easy", "Audio, video and easy read", "Share the formats that help families who find long text hard."),
        new("worries", "An answer to worries", "Tell people that every text box gets read. Inspectors choose the families they talk to, not the council."),
        new(Other, "Somewhere else", "Say where, in a few words."),
    ];

    /// <summary>The idea with this id, or null.</summary>
    public static ShareIdea? Find(string? id) => All.FirstOrDefault(idea => idea.Id == id);

    /// <summary>A way whose name the words hold, or null: "facebook" is social media.</summary>
    public static ShareIdea? Guess(string words)
    {
        foreach (var (word, id) in Known)
        {
            if (words.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return Find(id);
            }
        }

        return null;
    }

    private static readonly (string Word, string Id)[] Known =
    [
        ("email", "email"), ("newsletter", "email"), ("mailing", "email"),
        ("facebook", "social"), ("instagram", "social"), ("twitter", "social"), ("tiktok", "social"), ("social", "social"),
        ("whatsapp", "messages"), ("text", "messages"), ("friend", "messages"),
        ("bulletin", "bulletin"), ("local offer", "local-offer"),
        ("youth", "young"), ("club", "young"),
        ("school", "schools"), ("college", "schools"), ("senco", "schools"), ("nursery", "schools"),
        ("clinic", "health"), ("nhs", "health"), ("hospital", "health"), ("gp ", "health"),
        ("coffee", "groups"), ("support group", "groups"),
        ("radio", "media"), ("newspaper", "media"), ("news", "media"),
    ];
}
