using System.Collections.Immutable;
using ForumBot.Inspections;
using ForumBot.Schedules;
using NodaTime;

namespace ForumBot.Vault.Release;

/// <summary>
/// Where a playbook asks for the published report, and how two key-holders' words are written down there: beside the same steps that their forms fill in,
/// so that there is one truth. Pure. Source: docs/rules.md, CONF-03.
/// </summary>
internal sealed class Publishing
{
    private readonly Playbook playbook;
    private readonly Step[] asking;

    private Publishing(Playbook playbook, Step[] asking) => (this.playbook, this.asking) = (playbook, asking);

    /// <summary>Null for a kind of inspection that ends without a published report.</summary>
    internal static Publishing? Of(Playbook playbook)
    {
        Step[] asking = [.. playbook.Steps.Where(step => LinkOf(step) is not null)];
        return asking.Length == 0 ? null : new(playbook, asking);
    }

    // Some kinds have a step of its own for the second word; where there is one step, both words go there.
    private Step First => asking.FirstOrDefault(step => DayOf(step) is not null) ?? asking[0];

    private Step Second => asking.FirstOrDefault(step => step.Who == Responsible.ChairAndSecondKey) ?? First;

    /// <summary>The day that is written down as the day of publication; null while there is none.</summary>
    internal LocalDate? DayIn(Inspection inspection) =>
        DayOf(First) is { } field && inspection.AnswerTo(First, field) is { } answer ? KnownFacts.Read(answer.Value)?.Date : null;

    /// <summary>With the link and the day, on this person's word.</summary>
    internal Inspection Record(Inspection inspection, string link, LocalDate day, Mark by)
    {
        var values = ImmutableDictionary<string, string?>.Empty.Add(LinkOf(First)!.Id, link);
        return Fill(inspection, First, DayOf(First) is { } field ? values.Add(field.Id, KnownFacts.Write(day)) : values, by).VouchAgain(link, by);
    }

    /// <summary>With this person's word for the link that another has given.</summary>
    internal Inspection Confirm(Inspection inspection, string link, Mark by) =>
        Fill(inspection, Second, ImmutableDictionary<string, string?>.Empty.Add(LinkOf(Second)!.Id, link), by).VouchAgain(link, by);

    /// <summary>With the step that takes two people ticked; to be called once the embargo is lifted.</summary>
    internal Inspection Finish(Inspection inspection, LocalDate today, Mark by) =>
        Second.Who == Responsible.ChairAndSecondKey ? inspection.Tick(Second, today, by) : inspection;

    // A report may come out after the inspection was put away; its notes are still there and still sealed.
    private Inspection Fill(Inspection inspection, Step step, IReadOnlyDictionary<string, string?> values, Mark by) =>
        FilledBeside.Fill(inspection with { Ended = null }, playbook, step, values, by) with { Ended = inspection.Ended };

    private static EvidenceField? LinkOf(Step step) => step.Collect.FirstOrDefault(field => field.Kind == FieldKind.ReportLink);

    private static EvidenceField? DayOf(Step step) => step.Collect.FirstOrDefault(field => field is { Confirms: Anchor.P, Kind: FieldKind.Date });
}
