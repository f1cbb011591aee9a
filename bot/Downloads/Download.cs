namespace ForumBot.Downloads;

/// <summary>A file that somebody takes with them. It is made when its link is opened, for the rights of that moment, and is never on this machine's disk.</summary>
/// <param name="FileName">Plain letters, digits, hyphens and one dot.</param>
/// <param name="MediaType">Such as <c>application/pdf</c>.</param>
/// <param name="Content">The file.</param>
public sealed record Download(string FileName, string MediaType, byte[] Content);
