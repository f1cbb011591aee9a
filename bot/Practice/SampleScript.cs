using System.Globalization;
using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Practice;

/// <summary>
/// What the people of the sample forum say and press, in order: the chair sets the forum up, gives everybody their part, and the call comes.
/// The newcomer is left out, so that they can be let in by hand.
/// </summary>
internal static class SampleScript
{
    internal static IReadOnlyList<SampleLine> Lines(string room, LocalDate today) =>
    [
        new AddsTheBot(Persona.Chair, Spot.Forum),
        new Presses(Persona.Chair, Spot.Forum, Verbs.ShowForumSetUp),
        new Presses(Persona.Chair, Spot.Forum, Verbs.SetUpForum)
        {
            Fills = new Dictionary<string, string>
            {
                [ForumSetupCard.Name] = "Anytown Parent Carer Forum",
                [ForumSetupCard.Area] = "Anytown",
                [ForumSetupCard.Audience] = "ForumOnly",
            },
        },
        .. Persona.All.Select(p => new AddsTheBot(p, Spot.ChatOf(p))),
        .. Gives(room, Persona.Member, "Representative"),
        new AddsTheBot(Persona.Chair, Spot.WithArea),
        new Says(Persona.Chair, Spot.WithArea, "set up"),
        // First that it is for a forum of hers, then which.
        new Presses(Persona.Chair, Spot.WithArea, Verbs.UsePlace),
        new Presses(Persona.Chair, Spot.WithArea, Verbs.UsePlace),
        new Says(Persona.Chair, Spot.WithArea, "settings"),
        new Presses(Persona.Chair, Spot.ChatOf(Persona.Chair), Verbs.SetAudience)
        {
            Fills = new Dictionary<string, string> { [SettingsCard.Audience] = "ForumAndArea" },
        },
        // Only now has the forum met her.
        .. Gives(room, Persona.Lano, "Lano"),
        new Says(Persona.Chair, Spot.ChatOf(Persona.Chair), "start inspection"),
        new Presses(Persona.Chair, Spot.ChatOf(Persona.Chair), Verbs.StartCheck)
        {
            Fills = new Dictionary<string, string>
            {
                [StartInspectionCard.Kind] = "area-send-full",
                [StartInspectionCard.CalledOn] = LastWeekday(today).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            },
        },
        new Presses(Persona.Chair, Spot.ChatOf(Persona.Chair), Verbs.StartInspection),
    ];

    private static IEnumerable<SampleLine> Gives(string room, Persona to, string role) =>
    [
        new Says(Persona.Chair, Spot.ChatOf(Persona.Chair), "roles"),
        new Presses(Persona.Chair, Spot.ChatOf(Persona.Chair), Verbs.GiveRole)
        {
            Fills = new Dictionary<string, string> { [RolesCard.Person] = to.In(room).Id.Key, [RolesCard.Role] = role },
        },
    ];

    private static LocalDate LastWeekday(LocalDate today) => today.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => today.PlusDays(-1),
        IsoDayOfWeek.Sunday => today.PlusDays(-2),
        _ => today,
    };
}
