using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>The list of the day: for a place what all see, for a person what is theirs. Pure.</summary>
internal static class MorningReminder
{
    /// <summary>The list; null when the day asks nothing. Steps that it names are added to <paramref name="told"/>.</summary>
    internal static Drawn? Of(LocalDate day, Occurrence occurrence, Reader reader, HashSet<string> told)
    {
        var view = Views.Day(day);
        var plan = new DayPlan(reader.Open, reader.Viewer, reader.Now).Of(day, 1, view);
        if (reader.To.IsPlace)
        {
            return plan is { Due: [], Overdue: [], ToCheck: [] }
                ? null
                : new(Views.Draw(view, reader.Open, reader.Viewer, reader.Now), InspectionView.Live(view, reader.Open.Inspection));
        }

        var list = ForPerson(day, occurrence, reader, plan, told);
        if (list is { Overdue: [], Yours: [], ForAll: [], Meetings: [], Changed: [] })
        {
            return null;
        }

        told.UnionWith(list.Overdue.Concat(list.Yours).Concat(list.ForAll).Select(line => line.Id));
        return new(MorningCard.Of(list));
    }

    private static MorningView ForPerson(LocalDate day, Occurrence occurrence, Reader reader, DayView plan, HashSet<string> told)
    {
        var playbook = reader.Open.Playbook;
        StepLine[] overdue = [.. plan.Overdue.Where(line => reader.Has(playbook.Find(line.Id)!.Who))];
        StepLine[] yours = [.. plan.Due.Where(line => reader.Has(playbook.Find(line.Id)!.Who))];
        StepLine[] forAll = [.. plan.Due.Where(line => playbook.Find(line.Id)!.Who == Responsible.All && line.MayTick)];
        return new()
        {
            Title = $"Your list for {plan.Title}",
            Lead = DayWords.Phase(reader.Open.Timeline, reader.Open.Timeline.DayOf(day), day, reader.Today, reader.Viewer.SeesVisitDates),
            Changed = [.. TimetableNews.Since(LastList(day, occurrence, reader), reader, told)],
            Meetings = [.. MeetingNotices.On(day, reader)],
            Overdue = overdue,
            Yours = yours,
            ForAll = forAll,
            NextForm = overdue.Concat(yours).FirstOrDefault(line => line.Id == plan.NextForm?.Id),
        };
    }

    // What the ledger calls lists begins alike, so the one before this is the latest of them.
    private static Instant LastList(LocalDate day, Occurrence occurrence, Reader reader)
    {
        var kind = occurrence.Key[..(occurrence.Key.IndexOf('/') + 1)];
        var before = reader.Situation.Book.Pushes
            .Where(push => kind.Length > 0 && push.Key.StartsWith(kind, StringComparison.Ordinal) && push.Value.Due < occurrence.Due)
            .Select(push => (Instant?)push.Value.Due)
            .Max();
        return before ?? London.At(day.PlusDays(-1).At(occurrence.Due.InZone(London.Zone).TimeOfDay)).ToInstant();
    }
}
