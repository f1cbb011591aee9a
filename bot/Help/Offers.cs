using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;

namespace ForumBot.Help;

/// <summary>When something helps.</summary>
internal enum Stage
{
    /// <summary>Whatever goes on.</summary>
    Always,
    /// <summary>While no inspection is under way.</summary>
    Before,
    /// <summary>While one is.</summary>
    During,
}

/// <summary>
/// Something that is worth a line of the one screen that help has: the command it is, what people say for it, what comes of it in a few words, and its button.
/// </summary>
/// <param name="Phrase">The command, which says who may.</param>
/// <param name="Say">What to say; the phrase itself or something shorter that means it.</param>
/// <param name="What">What comes of it, six words or so.</param>
/// <param name="When">At which stage.</param>
/// <param name="Title">What is on the button; null where saying it is the only way.</param>
/// <param name="Verb">What the button asks for.</param>
internal sealed record Offer(string Phrase, string Say, string What, Stage When, string? Title = null, string? Verb = null)
{
    /// <summary>All there are, the one that helps most first: what somebody may not do is left out, and the rest moves up.</summary>
    internal static IReadOnlyList<Offer> All { get; } =
    [
        new("start inspection", "start inspection", "the call has come", Stage.Before, "Start", Verbs.StartForm),
        new("what's due today?", "today", "what to do, and who has it", Stage.During, "Today", Verbs.ShowDay),
        new("what's due today?", "today", "what helps before the call comes", Stage.Before, "Today", Verbs.ShowDay),
        new("notes", "notes", "what was said at the feedback meeting", Stage.During, "Notes", Verbs.ShowNotes),
        new("checklist", "checklist", "every step, to tick", Stage.During, "Checklist", Verbs.ShowChecklist),
        new("schedule", "schedule", "the meetings and their times", Stage.During, "Timetable", Verbs.ShowSchedule),
        new("contacts", "contacts", "the inspectors and the LANO", Stage.During, "Contacts", Verbs.ShowContacts),
        new("ask to join", "ask to join", "the chair lets you in", Stage.Always, "Ask to join", Verbs.AskToJoin),
        new("set up", "set up", "make a forum here", Stage.Always, "Set up", Verbs.ShowForumSetUp),
        new("roles", "roles", "who does what, and to change it", Stage.Always, "Roles", Verbs.ShowRoles),
        new("survey", "survey", "how families can have their say", Stage.Always, "Survey", Verbs.ShowSurvey),
        new("ask", "ask", "then your question, in your own words", Stage.Always),
        new("settings", "settings", "your reminders and more", Stage.Always, "Settings", Verbs.ShowSettings),
        new("link", "link", "if you use me in two apps", Stage.Always, "Get a code", Verbs.MakeLinkCode),
    ];

    internal bool Suits(Turn turn) => When switch
    {
        // What helps whoever was in the room is not said before others.
        _ when Phrase == "notes" && turn.Place.IsShared => false,
        Stage.Before => turn.Forum is { InspectionId: null },
        Stage.During => turn.Forum is { InspectionId: not null },
        // Whoever is in has more pressing things on one screen.
        _ => Phrase != "link" || turn.Roles == RoleSet.None,
    };
}
