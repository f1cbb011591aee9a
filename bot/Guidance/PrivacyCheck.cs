using ForumBot.Conversation;

namespace ForumBot.Guidance;

/// <summary>Keeps out of the forum's papers what must not stand there: a worry about a child, a tracked family, one family's complaint, survey answers.</summary>
public sealed class PrivacyCheck : IPrivacyCheck
{
    /// <inheritdoc/>
    public string? WhyNotKept(string text) => Sensitive.RecogniseAnywhere(text) switch
    {
        SensitiveMatter.Safeguarding =>
            "I have not kept this: somebody may not be safe. If there is danger, ring 999 now. If not, ring your council’s safeguarding team today.",
        SensitiveMatter.OwnTracking or SensitiveMatter.WhoIsTracked =>
            "I have not kept this: it looks like it says which families inspectors look at closely. That stays private. Please take it out.",
        SensitiveMatter.Complaint =>
            "I have not kept this: it looks like one family’s own story. Write what many families say, with no names. SENDIASS can help that family, free and in private.",
        SensitiveMatter.SurveyAnswers =>
            "I have not kept this: it looks like survey answers or a postcode. Please take it out, and use the survey form itself.",
        _ when NamedChild.In(text) => "I have not kept this: it looks like it names a child. Write it again without the name, the age or the school.",
        _ => null,
    };
}
