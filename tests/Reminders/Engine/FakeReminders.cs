using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Reminders;
using NodaTime;

namespace ForumBot.Tests.Reminders.Engine;

/// <summary>A plan that a test writes down itself, with cards that say no more than what they are for.</summary>
internal sealed class FakeReminders : IReminders
{
    private static readonly Duration OnTime = Duration.FromMinutes(15);

    /// <summary>What is planned. A key that starts with "inspection-" is for the inspection of that name alone.</summary>
    public ImmutableList<Occurrence> All { get; set; } = [];

    /// <summary>People whose daily cap is reached.</summary>
    public ImmutableHashSet<string> Full { get; set; } = [];

    public static Occurrence To(string key, Instant due, Instant lateUntil, Subject about, bool places, params string[] people) =>
        new(key, due, lateUntil, about, new(RoleSet.None, [.. people], places, Matter.Forum));

    public ReminderBook Remember(Situation situation) => situation.Book;

    public IReadOnlyList<Occurrence> Plan(Situation situation) =>
        [.. All.Where(o => IsFor(o, situation.Open.Inspection.Id) && situation.Book.Pushes.GetValueOrDefault(o.Key)?.Done is null && o.LateUntil >= situation.Now).OrderBy(o => o.Due)];

    public Instant? Next(Situation situation) =>
        Plan(situation).Where(o => !situation.Book.Pushes.ContainsKey(o.Key)).Select(o => (Instant?)o.Due).FirstOrDefault();

    public IReadOnlyList<Addressed> Address(Occurrence occurrence, Situation situation) =>
    [
        .. occurrence.To.People.Where(p => !situation.Of(p).Stopped).Select(p => new Addressed(
            p,
            p,
            false,
            situation.Of(p).SnoozedUntil is { } until && until > occurrence.Due ? until : occurrence.Due,
            Full.Contains(p) && occurrence.About is not Subject.HeldBack)),
        .. (occurrence.To.Places ? situation.Open.Forum.Places : [])
            .Where(p => Gate.MayBeShown(occurrence.To.Matter, p.Value.Audience))
            .Select(p => new Addressed(p.Key, "channel", true, occurrence.Due)),
    ];

    public Drawn? Draw(Occurrence occurrence, Addressed to, Situation situation) =>
        !to.IsPlace || Gate.MayBeShown(occurrence.To.Matter, situation.Open.Forum.Places[to.Key].Audience) ? new(CardOf(Line(occurrence, situation))) : null;

    public Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation) =>
        new(CardOf(string.Join(" + ", occurrences.Select(o => Line(o, situation)))));

    public string TitleOf(Occurrence occurrence, Situation situation) => occurrence.Key;

    private static bool IsFor(Occurrence occurrence, string inspection) =>
        !occurrence.Key.StartsWith("inspection-", StringComparison.Ordinal) || occurrence.Key.StartsWith(inspection, StringComparison.Ordinal);

    private static Card CardOf(string title) => new() { Title = title, Next = "Say “today”." };

    private static string Line(Occurrence occurrence, Situation situation)
    {
        var late = situation.Now > occurrence.Due + OnTime ? " (late)" : "";
        return occurrence.About is Subject.MeetingAhead(var id, _) && situation.Open.Inspection.Meetings.Find(m => m.Id == id) is { } meeting
            ? $"{occurrence.Key} at {meeting.Start.TimeOfDay.Hour}{late}"
            : occurrence.Key + late;
    }
}
