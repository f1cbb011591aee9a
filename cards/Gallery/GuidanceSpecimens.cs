using ForumBot.Cards.Guidance;

namespace ForumBot.Cards;

/// <summary>Answers, offers, and what is for other people than a bot.</summary>
public static class GuidanceSpecimens
{
    private static readonly AnswerLink[] Links =
    [
        new("lano", "What is a LANO?"), new("survey-private", "Is the survey private?"), new("report-when", "When will the report come out?"),
    ];

    /// <summary>Each state once.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Answer", "with related questions", AnswerCard.Of(new(
            "What is a LANO?",
            "The LANO is the person in your area who links with the inspectors and sets up the meetings and visits.",
            ["NNPCF London Region, the role of the forum, December 2023"],
            new(2026, 6, 30),
            Links[1..]))),
        new("Answer", "not sure which", AnswerCard.Offers(Links)),
        new("Answer", "not known", AnswerCard.None(null)),
        new("Answer", "nothing asked", AnswerCard.Invitation()),
        new("Glossary", "first page", GlossaryCard.Of(Links, 1, 3)),
        new("Glossary", "only page", GlossaryCard.Of(Links, 1, 1)),
        new("Sensitive", "safeguarding, contact known", SensitiveCards.Safeguarding("01632 960123")),
        new("Sensitive", "safeguarding, contact not known", SensitiveCards.Safeguarding(null)),
        new("Sensitive", "complaint", SensitiveCards.Complaint(null)),
        new("Sensitive", "who is tracked", SensitiveCards.WhoIsTracked()),
        new("Sensitive", "own tracking", SensitiveCards.OwnTracking()),
        new("Sensitive", "survey answers", SensitiveCards.SurveyAnswers()),
    ];
}
