using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>One kind of survey message.</summary>
public enum Rung
{
    /// <summary>The survey is open.</summary>
    Open,
    ThreeDays,
    TwoDays,
    OneDay,
    ThreeHours,
    /// <summary>The survey has closed.</summary>
    Closed,
    /// <summary>The closing time is different now.</summary>
    ChangeNotice,
}

/// <summary>When the survey is open. London times.</summary>
/// <param name="Opens">The link works from here.</param>
/// <param name="Closes">Answers after this do not count.</param>
/// <param name="Expected">The closing time is not confirmed: say "expected" (SR-08).</param>
public sealed record SurveyWindow(LocalDateTime Opens, LocalDateTime Closes, bool Expected);

/// <summary>Who a ladder is for.</summary>
public enum SurveyAudience
{
    /// <summary>Families answer in the evening and at weekends, so they may be reminded then.</summary>
    Families,
    /// <summary>The LANO is not reminded at weekends (SR-07).</summary>
    Lano,
}

/// <summary>One message of a ladder, at a London time.</summary>
public sealed record SurveyMessage(Rung Rung, ZonedDateTime At, bool Expected);

/// <summary>A message that is not sent, and the rule that says so.</summary>
public sealed record DroppedMessage(Rung Rung, string Rule);

/// <summary>The survey's messages in order of time, and those that fell away.</summary>
public sealed record LadderPlan(IReadOnlyList<SurveyMessage> Messages, IReadOnlyList<DroppedMessage> Dropped);

/// <summary>What a new closing time does to a ladder.</summary>
/// <param name="AlreadySent">Messages of the old ladder whose time had come.</param>
/// <param name="Cancelled">Messages of the old ladder that must not go out any more.</param>
/// <param name="NewPlan">The change notice and the new ladder.</param>
public sealed record LadderChange(IReadOnlyList<SurveyMessage> AlreadySent, IReadOnlyList<SurveyMessage> Cancelled, LadderPlan NewPlan);

/// <summary>
/// The messages around a survey: at its opening, three days, two days, one day and three hours before it closes, and when it has closed.
/// Nothing rings between 20:00 and 08:00 London time. Source: docs/rules.md, SR-01 to SR-08.
/// </summary>
public static class SurveyLadder
{
    private const string Passed = "SR-04";
    private const string TooClose = "SR-06";
    private const string Weekend = "SR-07";
    private static readonly LocalTime QuietUntil = new(8, 0);
    private static readonly LocalTime QuietFrom = new(20, 0);
    private static readonly LocalTime Evening = new(18, 0);
    private static readonly LocalTime Morning = new(8, 30);
    private static readonly Duration Gap = Duration.FromHours(2);
    private static readonly Duration Urgent = Duration.FromHours(12);

    /// <summary>When the survey of an inspection is open; null while there is no survey or its times have to be asked for.</summary>
    public static SurveyWindow? Window(Timeline timeline)
    {
        if (timeline[Anchor.O] is not { Time: { } opens } opening || timeline[Anchor.C] is not { Time: { } closes } closing) return null;
        return new(opening.Date + opens, closing.Date + closes, !closing.Confirmed);
    }

    /// <summary>The ladder of a survey, as planned at a moment.</summary>
    public static LadderPlan Plan(SurveyWindow window, Instant plannedAt, SurveyAudience audience = SurveyAudience.Families) =>
        Build(window, plannedAt, audience, new SurveyMessage(Rung.Open, NotUrgent(London.At(window.Opens)), window.Expected));

    /// <summary>The ladder after the closing time changed (SR-05).</summary>
    public static LadderChange Change(
        SurveyWindow before, Instant beforePlannedAt, SurveyWindow after, Instant at, SurveyAudience audience = SurveyAudience.Families)
    {
        var old = Plan(before, beforePlannedAt, audience).Messages;
        var sent = old.Where(message => message.At.ToInstant() <= at).ToList();
        var cancelled = old.Where(message => message.At.ToInstant() > at).ToList();
        var urgent = London.At(after.Closes).ToInstant() - at < Urgent;
        var local = at.InZone(London.Zone);
        var notice = new SurveyMessage(Rung.ChangeNotice, urgent ? local : NotUrgent(local), after.Expected);
        var opening = sent.Exists(message => message.Rung == Rung.Open)
            ? null
            : new SurveyMessage(Rung.Open, NotUrgent(London.At(after.Opens)), after.Expected);
        return new(sent, cancelled, Build(after, at, audience, opening, notice));
    }

    private static LadderPlan Build(
        SurveyWindow window, Instant plannedAt, SurveyAudience audience, params ReadOnlySpan<SurveyMessage?> notices)
    {
        var closes = London.At(window.Closes);
        var opens = London.At(window.Opens).ToInstant();
        var dropped = new List<DroppedMessage>();
        var waiting = new List<SurveyMessage>(8);
        foreach (var notice in notices)
        {
            if (notice is not null) waiting.Add(notice);
        }
        Remind(Rung.ThreeDays, London.At(window.Closes.PlusDays(-3)));
        Remind(Rung.TwoDays, London.At(window.Closes.PlusDays(-2)));
        Remind(Rung.OneDay, London.At(window.Closes.PlusDays(-1)));
        Remind(Rung.ThreeHours, closes.PlusHours(-3));

        var messages = Spaced(waiting, dropped);
        var closed = NotUrgent(closes);
        if (closed.ToInstant() > plannedAt) messages.Add(new(Rung.Closed, closed, window.Expected));
        else dropped.Add(new(Rung.Closed, Passed));
        return new(messages, dropped);

        void Remind(Rung rung, ZonedDateTime due)
        {
            var at = Earlier(due);
            if (at.ToInstant() <= opens || at.ToInstant() <= plannedAt) dropped.Add(new(rung, Passed));
            else if (audience == SurveyAudience.Lano && at.DayOfWeek >= IsoDayOfWeek.Saturday) dropped.Add(new(rung, Weekend));
            else waiting.Add(new(rung, at, window.Expected));
        }
    }

    /// <summary>
    /// Of two messages less than two hours apart the later one is dropped (SR-06). The news that a survey opens or changes is never
    /// dropped, and no reminder comes before it: a reminder that does not keep its distance from the news gives way.
    /// </summary>
    private static List<SurveyMessage> Spaced(List<SurveyMessage> waiting, List<DroppedMessage> dropped)
    {
        var kept = waiting.FindAll(IsNews);
        foreach (var reminder in waiting.Where(message => !IsNews(message)).OrderBy(message => message.At.ToInstant()))
        {
            var at = reminder.At.ToInstant();
            if (kept.TrueForAll(other => at - other.At.ToInstant() >= Gap)) kept.Add(reminder);
            else dropped.Add(new(reminder.Rung, TooClose));
        }
        return [.. kept.OrderBy(message => message.At.ToInstant())];

        static bool IsNews(SurveyMessage message) => message.Rung is Rung.Open or Rung.ChangeNotice;
    }

    /// <summary>A reminder in quiet hours goes out the evening before them, never later (SR-02).</summary>
    private static ZonedDateTime Earlier(ZonedDateTime due)
    {
        if (due.TimeOfDay < QuietUntil) return London.At(due.Date.PlusDays(-1) + Evening);
        return due.TimeOfDay >= QuietFrom ? London.At(due.Date + Evening) : due;
    }

    /// <summary>A notice in quiet hours waits for the morning (SR-03).</summary>
    private static ZonedDateTime NotUrgent(ZonedDateTime due)
    {
        if (due.TimeOfDay < QuietUntil) return London.At(due.Date + Morning);
        return due.TimeOfDay >= QuietFrom ? London.At(due.Date.PlusDays(1) + Morning) : due;
    }
}
