using System.Globalization;
using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>
/// The views of an inspection that can be posted, named so that a press or a change draws the same one again:
/// <c>day/2025-09-08</c>, <c>week/2025-09-08</c>, <c>checklist/2</c>.
/// </summary>
public static class Views
{
    /// <summary>The view of today.</summary>
    public static string Day(LocalDate day) => $"day/{KnownFacts.Write(day)}";

    /// <summary>The view of the week that begins on this Monday.</summary>
    public static string Week(LocalDate monday) => $"week/{KnownFacts.Write(monday)}";

    /// <summary>A page of the checklist.</summary>
    public static string Checklist(int page) => string.Create(CultureInfo.InvariantCulture, $"checklist/{page}");

    /// <summary>True for the view of a day that is over.</summary>
    public static bool IsOver(string view, LocalDateTime now) => view.Split('/') is ["day", var date] && KnownFacts.Read(date)?.Date < now.Date;

    /// <summary>The view that a client names, as we name it; today's for one that is not known or was tampered with.</summary>
    public static string Named(string? asked, LocalDateTime now) => asked?.Split('/') switch
    {
        ["day", var date] when Near(date, now) is { } day => Day(day),
        ["week", var date] when Near(date, now) is { } monday => Week(monday),
        ["checklist", var number] when int.TryParse(number, out var page) => Checklist(page),
        _ => Day(now.Date),
    };

    /// <summary>Draws a view; one that is not known, or was tampered with, draws today.</summary>
    public static Card Draw(string? view, OpenInspection open, Viewer viewer, LocalDateTime now) => view?.Split('/') switch
    {
        ["day", var date] when Near(date, now) is { } day => DayCard.Of(new DayPlan(open, viewer, now).Of(day, 1, view)),
        ["week", var date] when Near(date, now) is { } monday => DayCard.Of(new DayPlan(open, viewer, now).Of(monday, 7, view)),
        ["checklist", var number] when int.TryParse(number, out var page) => Checklist(open, viewer, now, page),
        _ => DayCard.Of(new DayPlan(open, viewer, now).Of(now.Date, 1, Day(now.Date))),
    };

    /// <summary>The date in a view's name, unless it is so far off that only a tampered button can have asked for it.</summary>
    private static LocalDate? Near(string date, LocalDateTime now) =>
        KnownFacts.Read(date) is { } day && Math.Abs(Period.DaysBetween(now.Date, day.Date)) < 1000 ? day.Date : null;

    private static Card Checklist(OpenInspection open, Viewer viewer, LocalDateTime now, int wanted)
    {
        var steps = new Steps(open, viewer, now, "");
        (int Number, PlannedStep Planned)[] all = [.. steps.Visible()];
        var pages = Math.Max(1, (all.Length + ChecklistCard.PerPage - 1) / ChecklistCard.PerPage);
        var page = Math.Clamp(wanted, 1, pages);
        steps = new Steps(open, viewer, now, Checklist(page));
        var done = all.Count(s => steps.StatusOn(now.Date, s.Planned) == StepStatus.Done);
        return ChecklistCard.Of(new(
            pages == 1 ? "Checklist" : $"Checklist, page {page} of {pages}",
            $"{open.Playbook.Title}: {done} of {all.Length} {(all.Length == 1 ? "step" : "steps")} done.",
            [.. all.Skip((page - 1) * ChecklistCard.PerPage).Take(ChecklistCard.PerPage).Select(s => steps.Line(s.Number, s.Planned, now.Date))],
            page,
            pages));
    }

    /// <summary>The page that shows the first step that is not done: where people want to begin.</summary>
    public static int PageOfFirstOpen(OpenInspection open, Viewer viewer, LocalDateTime now)
    {
        var steps = new Steps(open, viewer, now, "");
        var index = 0;
        foreach (var (_, planned) in steps.Visible())
        {
            if (steps.StatusOn(now.Date, planned) != StepStatus.Done)
            {
                return index / ChecklistCard.PerPage + 1;
            }

            index++;
        }

        return 1;
    }
}
