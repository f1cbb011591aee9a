using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Reminders;

namespace ForumBot.Tests.Vault.Proof;

/// <summary>
/// Every kind of thing through which words can reach somebody, and where the proof looks at it. What is found in the code and has no row here fails the
/// test: first write down who may see what there, then add the row.
/// </summary>
internal static class Surfaces
{
    private const string Turns = "turns: every phrase and every press, by everybody";
    private const string Alarm = "alarm: all that the bot says by itself, to the end";

    private static readonly Dictionary<string, string> Rows = new()
    {
        ["reply Say"] = Turns,
        ["reply OnlyYou"] = Turns,
        ["reply Ask"] = Turns,
        ["reply Replace"] = Turns,
        ["reply Change"] = Turns,
        ["reply Tell"] = Turns,
        ["reply Refreshed"] = Turns,
        ["reply Announce"] = Turns,
        ["reminder MorningList"] = Alarm,
        ["reminder RoomDue"] = Alarm,
        ["reminder StepDue"] = Alarm,
        ["reminder MeetingAhead"] = Alarm,
        ["reminder SurveyNews"] = Alarm,
        ["reminder OpenQuestions"] = Alarm,
        ["reminder Overdue"] = Alarm,
        ["reminder DateAhead"] = Alarm,
        ["reminder TimetableChanged"] = Alarm,
        ["reminder HeldBack"] = Alarm,
        ["element Text"] = Turns,
        ["element Facts"] = Turns,
        ["element Group"] = Turns,
        ["element Row"] = Turns,
        ["element Details"] = Turns,
        ["element Picture"] = Turns,
        ["element TextField"] = Turns,
        ["element DateField"] = Turns,
        ["element TimeField"] = Turns,
        ["element NumberField"] = Turns,
        ["element ChoiceField"] = Turns,
    };

    internal static IEnumerable<string> Covered => Rows.Keys;

    internal static IEnumerable<string> Found =>
    [
        .. KindsOf(typeof(Reply)).Select(t => $"reply {t.Name}"),
        .. KindsOf(typeof(Subject)).Select(t => $"reminder {t.Name}"),
        .. KindsOf(typeof(Element)).Select(t => $"element {t.Name}"),
    ];

    private static IEnumerable<Type> KindsOf(Type root) => root.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(root));
}
