using NodaTime;

namespace ForumBot.Guidance;

/// <summary>
/// A plain answer to a question that families and forums ask. <see cref="Also"/> are other ways to ask it; <see cref="Sources"/> are titles to show;
/// <see cref="Related"/> are the ids of what to read next; <see cref="Checked"/> is the London day when somebody last compared it with its sources.
/// </summary>
public sealed record Answer(
    string Id,
    string Question,
    string Text,
    IReadOnlyList<string> Also,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Related,
    LocalDate Checked);
