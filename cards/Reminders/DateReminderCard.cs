namespace ForumBot.Cards;

/// <summary>A day that comes by itself, which nobody has to make happen: what it means, and what helps.</summary>
public static class DateReminderCard
{
    private static readonly Uri ReportSite = new("https://reports.ofsted.gov.uk");

    /// <summary>The report may come out from now on. <paramref name="about"/> is what is known of the day, <paramref name="form"/> the step of the report for somebody who may fill it in.</summary>
    public static Card Publication(string about, StepLine? form) => new()
    {
        Title = "Look out for the report",
        Body =
        [
            new Text(about),
            new Text("The report appears on Ofsted’s website. Until it is out, please tell nobody what inspectors found."),
        ],
        Next = form is not null
            ? $"Look there from time to time. When the report is out, say “fill in {form.Number}”."
            : "When you see the report there, tell the forum’s chair.",
        Buttons = [new OpenLink("Ofsted’s reports", ReportSite), .. form is null ? [] : new[] { StepRows.Fill(form, $"Fill in: {form.Title}") }, GoTo.Timeline],
    };

    /// <summary>From this day inspectors could come back.</summary>
    public static Card NextInspection(string label, string day) => new()
    {
        Title = "Inspectors may be back one day",
        Body =
        [
            new Text($"{label}: {day}."),
            new Text("This is worked out from the rules. It could be before or after that day, and nobody has promised it."),
        ],
        Next = "Keep your evidence folder up to date. When a call comes, the chair says “start inspection”.",
        Buttons = [GoTo.Timeline],
    };

    /// <summary>A day for the plan that follows a report.</summary>
    public static Card Plan(string label, string day) => new()
    {
        Title = "The area’s plan after the report",
        Body = [new Text($"{label}: {day}."), new Text("The area writes the plan. The forum can ask to help write it.")],
        Next = "Ask the LANO (your area’s contact for the inspection) how the plan is coming along.",
        Buttons = [GoTo.Timeline],
    };

    /// <summary>What follows now that everybody may know how the inspection ended.</summary>
    public static Card Outcome(string outcome, string followUp) => new()
    {
        Title = "What follows the report",
        Body = [new Text(outcome), new Text(followUp)],
        Next = "Say “timeline” to see the days that come next.",
        Buttons = [GoTo.Timeline],
    };

    /// <summary>Any other day, from a step or a forecast.</summary>
    public static Card Day(string title, string day, string? why) => new()
    {
        Title = Reminding.Short(title),
        Body = [new Text($"{day}."), .. why is null ? (Element[])[] : [new Text(why)]],
        Next = "Say “timeline” to see all the days.",
        Buttons = [GoTo.Timeline],
    };
}
