using System.Text;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>How long notes are kept, in sentences. Pure.</summary>
internal static class KeepingWords
{
    internal static KeepingView View(OpenInspection open, LocalDate today)
    {
        var retention = Retention.Of(open);
        var review = open.Timeline.Steps.FirstOrDefault(planned => planned.Step.Vault == VaultPart.Review);
        return new(open.Inspection.Id, Until(retention, Retention.Expected(open), today))
        {
            Review = retention.Kind is RetentionKind.Erased or RetentionKind.AskedAfterPlan && review?.Start is { } day ? day.Say(today) : null,
            Question = Question(retention, today),
        };
    }

    private static string Until(Retention retention, LocalDate? expected, LocalDate today) => retention switch
    {
        { Kind: RetentionKind.Erased, Moment: { } moment } =>
            $"The notes are kept until {AfterwardsWords.Say(moment, today)}: twelve months after the report. Then everything is erased by itself.",
        { Kind: RetentionKind.AskedAfterPlan, On: { } day } =>
            $"A priority action plan runs. So the notes are kept until the monitoring inspection is over, and people decide then. I ask on {day.Say(today)}.",
        _ => "The notes are kept until twelve months after the report is published. The report is not out yet, so the day is provisional"
            + (expected is { } day ? $": as things stand, about {day.Say(today)}. A day that is only expected never erases anything." : "."),
    };

    private static string? Question(Retention retention, LocalDate today) => retention switch
    {
        { Kind: RetentionKind.AskedWithoutReport, On: { } day } when day <= today =>
            "A year has gone by without a report. Nothing is erased or opened by itself. Please decide whether the notes are still needed.",
        { Kind: RetentionKind.AskedAfterPlan, On: { } day } when day <= today =>
            "A year has gone by since the report. Please decide whether the notes are still needed for the plan.",
        _ => null,
    };

    internal static IReadOnlyList<Fact> Say(ErasureCertificate certificate, LocalDate today) =>
    [
        new(certificate.Finished is null ? "Being erased" : "Erased", $"{Wording.Count(certificate.Notes, "note", "notes")}, {Wording.Count(certificate.Versions, "version", "versions")}, "
            + $"{Wording.Count(certificate.Drafts, "draft", "drafts")}, the list of who opened them, {Wording.Count(certificate.Acceptances, "acceptance", "acceptances")} of the terms"),
        new("When", AfterwardsWords.Say(certificate.Finished ?? certificate.Decided, today)),
        new("Why", certificate.Asked is null ? "The time was up" : "Two people wanted it"),
        .. certificate.Asked is { } asked ? new[] { new Fact("Asked by", AfterwardsWords.Say(asked, today)) } : [],
        .. certificate.Confirmed is { } confirmed ? new[] { new Fact("Confirmed by", AfterwardsWords.Say(confirmed, today)) } : [],
        new("Key destroyed", certificate.Finished is null ? "Not yet: it is being destroyed" : "Yes"),
    ];

    /// <summary>The certificate as a file of its own.</summary>
    internal static string File(Forum forum, ErasureCertificate certificate)
    {
        var file = new StringBuilder("# Certificate of erasure\n\n");
        // In a file of its own no year goes without saying.
        foreach (var fact in Say(certificate, LocalDate.MinIsoValue).Prepend(new("Forum", forum.Name)))
        {
            file.Append("- **").Append(ExportMarkdown.Escaped(fact.Label)).Append(":** ").Append(ExportMarkdown.Escaped(fact.Value)).Append('\n');
        }

        return file.Append("\nThe notes of the feedback meeting were erased. This file holds nothing of what they said.\n").ToString();
    }
}
