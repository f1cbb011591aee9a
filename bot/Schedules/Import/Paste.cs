using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>One hand-in of the form: what was pasted and answered, and what was read from it.</summary>
internal sealed record Paste(string InspectionId, ImportReading Reading, DateOrder? Order, bool MayChooseReaders, bool SharedWithArea, string? Reason, LocalDate Today)
{
    // A card has room for so much.
    private const int MostDoubts = 20;

    internal static Paste Read(Turn turn, Form form, Inspection inspection, Func<string, string?> whyNotKept)
    {
        DateOrder? order = form[ImportCard.Order] switch
        {
            ImportCard.DayFirst => DateOrder.DayFirst,
            ImportCard.MonthFirst => DateOrder.MonthFirst,
            _ => null,
        };
        var text = form.Pasted(ImportCard.Table, CalendarReader.Longest) ?? "";
        var reading = CalendarReader.IsCalendar(text)
            ? CalendarReader.Read(text, inspection.NotifiedOn)
            : TableReader.Read(text, inspection.NotifiedOn, order);
        if (reading.CalendarIds is null && form.Pasted(ImportCard.CalendarIds, CalendarIds.Longest) is { } ids)
        {
            reading = CalendarIds.On(reading, ids);
        }

        // Only the forum has meetings of its own; what the LANO posts is the area's too.
        var mayChoose = turn.May(Permission.ChangeSchedule, Matter.Forum, privately: true);
        return new(
            inspection.Id,
            Kept(reading, whyNotKept),
            order,
            mayChoose,
            !mayChoose || form[ImportCard.Sharing] != ImportCard.ForumOnly,
            form[ImportCard.Reason],
            turn.Today);
    }

    /// <summary>The form once more, with what has to be mended, and why the whole of it cannot be saved.</summary>
    internal Card Again(string? refused = null) => ImportCard.Form(View() with
    {
        Problems = [.. refused is null ? [] : new[] { refused }, .. Reading.Problems.Select(problem => Reading.CalendarIds is null ? problem.Say() : problem.SayByName())],
        Question = Reading.Question is { } question ? new(question.Say(), question.Answers().DayFirst, question.Answers().MonthFirst) : null,
    });

    /// <summary>Every meeting as it would be saved, with what deserves a second look.</summary>
    internal Card Preview(ImportPlan plan, IEnumerable<(PlannedImport Item, string Doubt)> doubts, string? wrongReason)
    {
        var all = doubts.ToList();
        var shown = all.Take(MostDoubts).ToLookup(doubt => doubt.Item, doubt => doubt.Doubt);
        var view = View();
        return ImportCard.Preview(
            all.Count <= MostDoubts ? view : view with { Notes = [.. view.Notes, $"There are {all.Count} things to check. I show the first {MostDoubts}. Paste fewer meetings at a time to see all."] },
            [.. plan.Items.Select(item => ImportWords.Line(item, [.. shown[item]], Today))],
            plan.Fingerprint(),
            plan.Changes ? (Reason, wrongReason) : null);
    }

    private ImportView View() => new(InspectionId)
    {
        Text = Reading.Text.Length == 0 ? null : Reading.Text,
        Notes = Reading.Notes,
        CalendarIds = Reading.CalendarIds,
        Order = Order switch { DateOrder.DayFirst => ImportCard.DayFirst, DateOrder.MonthFirst => ImportCard.MonthFirst, _ => null },
        Sharing = !MayChooseReaders ? null : SharedWithArea ? ImportCard.WithArea : ImportCard.ForumOnly,
    };

    private static ImportReading Kept(ImportReading reading, Func<string, string?> whyNotKept)
    {
        var refused = reading.Meetings
            .Select(meeting => (meeting.Line, meeting.Title, Why: whyNotKept($"{meeting.Title}\n{meeting.Where}\n{meeting.Who}")))
            .Where(line => line.Why is not null)
            .Select(line => new ImportProblem(line.Line, line.Why!) { Title = line.Title });
        return reading with { Problems = reading.Problems.AddRange(refused) };
    }
}
