using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;

namespace ForumBot.Schedules;

/// <summary>Who may see a meeting, as it is picked on the form. What the area posts is always shared with the forum. Pure.</summary>
public static class Sights
{
    private const string Shared = "shared";
    private const string Forum = "forum";
    private const string Anyone = "public";

    /// <summary>What this poster may choose.</summary>
    public static IReadOnlyList<Choice> For(Viewer poster)
    {
        List<Choice> choices = [new("The forum and the local area (the LANO)", Shared)];
        if (MayKeepBack(poster))
        {
            choices.Add(new("The forum alone", Forum));
        }

        choices.Add(new("Anyone", Anyone));
        return choices;
    }

    /// <summary>What holds for a meeting.</summary>
    public static string Of(Meeting meeting) => meeting switch
    {
        { Level: Level.Public } => Anyone,
        { SharedWithArea: true } => Shared,
        _ => Forum,
    };

    /// <summary>Who may see a meeting, in a sentence.</summary>
    public static string Sentence(Meeting meeting) => Of(meeting) switch
    {
        Anyone => "Anyone may see this.",
        Shared => "The forum and the LANO see this.",
        _ => "Only the forum sees this.",
    };

    /// <summary>The meeting with what was chosen; what may not be chosen leaves it shared, nothing chosen as it is.</summary>
    public static Meeting With(Meeting meeting, string? chosen, Viewer poster) => chosen switch
    {
        null => meeting,
        Anyone => meeting with { Level = Level.Public, SharedWithArea = true },
        Forum when MayKeepBack(poster) => meeting with { Level = Level.Forum, SharedWithArea = false },
        _ => meeting with { Level = Level.Forum, SharedWithArea = true },
    };

    private static bool MayKeepBack(Viewer poster) => poster.May(Permission.ChangeSchedule, Matter.Forum);
}
