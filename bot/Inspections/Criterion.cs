namespace ForumBot.Inspections;

/// <summary>One of the points that inspectors judge an area by.</summary>
/// <param name="Id">Its name in the playbook; notes keep it, so it never changes.</param>
/// <param name="Title">A few plain words for a list.</param>
public sealed record Criterion(string Id, string Title);
