using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// The survey's ladder as it stands after all the closing times it has had. What the ladder says is worked out by <see cref="SurveyLadder"/>; here it is
/// addressed: to the forum and all its places, and to the LANO its news on working days (SR-07). A new closing time that was made known as a change of the
/// timetable is told by the notice of that change. Source: docs/rules.md, SR-01 to SR-08.
/// </summary>
internal static class SurveyTimes
{
    private static readonly Duration ClosedHelpsFor = Duration.FromHours(24);
    private static readonly Duration Urgent = Duration.FromHours(12);
    private static readonly Addressees Families = new(RoleSet.Insiders, [], Places: true, Matter.Public);
    private static readonly Addressees FamiliesAndLano = Families with { Roles = new(RoleSet.Insiders.Bits | RoleSet.Of(Role.Lano).Bits) };

    /// <summary>
    /// The book with the survey's present times, when they differ from the last it knew; the same instance when they do not. A time that is only confirmed
    /// is none. Whoever keeps the book calls this whenever they think again, or the ladder of a change cannot be told from that of a new survey.
    /// </summary>
    public static ReminderBook Remember(ReminderBook book, Timeline timeline, Instant now)
    {
        if (SurveyLadder.Window(timeline) is not { } window)
        {
            return book;
        }

        return book.SurveyWindows is [.., var last] && last.Window.Opens == window.Opens && last.Window.Closes == window.Closes
            ? book
            : book with { SurveyWindows = book.SurveyWindows.Add(new(window, now)) };
    }

    public static void Add(Foreseen plan)
    {
        if (SurveyLadder.Window(plan.Timeline) is not { } window || plan.FirstDay > window.Closes.Date.PlusDays(3))
        {
            return;
        }

        var windows = Known(plan);
        var run = FirstOfRun(windows);
        var since = windows[^1].Since;
        var messages = Ladder(window, windows, run);
        var isToldAsAChange = run > 0 && Array.Exists(plan.Changes, change => HasMade(change, windows, run));
        var closes = London.At(window.Closes).ToInstant();
        for (var i = 0; i < messages.Count; i++)
        {
            var (rung, due) = (messages[i].Rung, messages[i].At.ToInstant());
            if (rung == Rung.ChangeNotice && isToldAsAChange)
            {
                continue;
            }

            var late = rung switch
            {
                Rung.Closed => due + ClosedHelpsFor,
                Rung.Open or Rung.ChangeNotice => closes,
                _ => i + 1 < messages.Count ? Instant.Min(closes, messages[i + 1].At.ToInstant()) : closes,
            };
            // An opening that turned out to be earlier than thought is told as soon as it is known; the notice of a change is due the moment it is.
            var opened = rung == Rung.Open && windows.Count > 1 && due < since;
            if (plan.Helps(opened ? since : due, late))
            {
                plan.Add(
                    new(KeyOf(rung, windows, run), opened ? since : due, late, new Subject.SurveyNews(rung), To(rung, due, plan.Calendar))
                    {
                        IsUrgent = rung == Rung.ChangeNotice && closes - windows[run].Since < Urgent,
                    },
                    rung == Rung.ChangeNotice ? Instant.MinValue : rung == Rung.Open ? since - Duration.Epsilon : since);
            }
        }
    }

    /// <summary>
    /// When families are to be told of this change of the closing time, by the ladder that it made (SR-05); null when it made none. The notice of the
    /// timetable tells it, with the reason and who made it.
    /// </summary>
    public static (Instant Due, Instant Closes)? NoticeOf(ScheduleChange change, Foreseen plan)
    {
        if (!change.Dates.Exists(date => date.Anchor == Anchor.C) || SurveyLadder.Window(plan.Timeline) is not { } window)
        {
            return null;
        }

        var windows = Known(plan);
        var run = FirstOfRun(windows);
        return run > 0 && HasMade(change, windows, run) && Ladder(window, windows, run).FirstOrDefault(message => message.Rung == Rung.ChangeNotice) is { } notice
            ? (notice.At.ToInstant(), London.At(window.Closes).ToInstant())
            : null;
    }

    // A time that somebody filled in beside a step has no change to tell of it.
    private static bool HasMade(ScheduleChange change, ImmutableList<KnownWindow> windows, int run) =>
        change.Dates.Find(date => date.Anchor == Anchor.C)?.After is { Time: { } time } closing
        && closing.Date + time == windows[run].Window.Closes
        && change.By.At >= windows[run - 1].Since
        && change.By.At <= windows[run].Since;

    private static IReadOnlyList<SurveyMessage> Ladder(SurveyWindow window, ImmutableList<KnownWindow> windows, int run) => run > 0
        ? SurveyLadder.Change(windows[run - 1].Window, windows[run - 1].Since, window, windows[run].Since).NewPlan.Messages
        : SurveyLadder.Plan(window, windows[^1].Since).Messages;

    private static ImmutableList<KnownWindow> Known(Foreseen plan) =>
        Remember(plan.Situation.Book, plan.Timeline, plan.Situation.Now).SurveyWindows;

    /// <summary>The first of the newest windows that close at the same time: that one made the ladder, later ones only opened otherwise.</summary>
    private static int FirstOfRun(ImmutableList<KnownWindow> windows)
    {
        var first = windows.Count - 1;
        while (first > 0 && windows[first - 1].Window.Closes == windows[first].Window.Closes)
        {
            first--;
        }

        return first;
    }

    // A closing time that comes back is news again.
    private static string KeyOf(Rung rung, ImmutableList<KnownWindow> windows, int run)
    {
        var closes = windows[run].Window.Closes;
        var key = $"survey/{rung}/{ReminderHours.Write(closes)}";
        var before = 0;
        for (var i = 0; i < run && rung == Rung.ChangeNotice; i++)
        {
            before += windows[i].Window.Closes == closes ? 1 : 0;
        }

        return before == 0 ? key : $"{key}/{before + 1}";
    }

    private static Addressees To(Rung rung, Instant due, WorkingDays calendar) =>
        rung is Rung.Open or Rung.ChangeNotice or Rung.Closed && calendar.IsWorkingDay(London.DateOf(due)) ? FamiliesAndLano : Families;
}
