using ForumBot.Cards;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>The words for when a step is due and who has it.</summary>
public static class StepWords
{
    /// <summary>Who has it, without a name.</summary>
    public static string Of(Responsible who) => who switch
    {
        Responsible.Chair => "the chair",
        Responsible.All => "everyone",
        Responsible.Representatives => "forum representatives",
        Responsible.Lano => "the LANO",
        Responsible.NoteTaker => "the note-taker",
        Responsible.ChairAndSecondKey => "the chair and the second key-holder",
        Responsible.Attendees => "those who were in the room",
        _ => "nobody; I work it out",
    };

    /// <summary>"Today", "by Friday 12 September", "expected Thursday 18 September, 9am".</summary>
    public static string When(PlannedStep planned, LocalDate today)
    {
        if (planned is not { State: StepState.Dated, Start: { } start, End: { } end })
        {
            return planned.Step.WhenWords ?? (planned.State == StepState.Asked ? "date not known yet: ask the LANO" : "");
        }

        var at = planned.At is { } time ? $", {time.Say()}" : "";
        var day = start == end ? Day(start, today) + at : $"{Day(start, today)} to {Day(end, today)}";
        var words = planned.Step.WhenWords is { } more ? $"{day} ({more})" : day;
        return planned.Expected ? $"expected {words}" : words;
    }

    /// <summary>"Today", "tomorrow", or the day itself.</summary>
    public static string Day(LocalDate day, LocalDate today) => day == today
        ? "today"
        : day == today.PlusDays(1) ? "tomorrow" : day.Say(today);
}
