using NodaTime;

namespace ForumBot.Schedules.Calendar;

/// <summary>
/// Whose calendar a secret address shows. Its id is the SHA-256 of the secret (<see cref="Secret.Hash"/>), so that neither the store nor a copy of it
/// lets anybody read a calendar. <see cref="Made"/> is in UTC.
/// </summary>
public sealed record CalendarLink(string ForumId, string PersonKey, Instant Made);

/// <summary>Which link a person has in a forum, so that it can be taken back. Its id is <see cref="IdOf"/>.</summary>
public sealed record CalendarHolder(string LinkId, Instant Made)
{
    /// <summary>The id of the document for this person in this forum.</summary>
    public static string IdOf(string forumId, string personKey) => $"{forumId}|{personKey}";
}
