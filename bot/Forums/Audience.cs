namespace ForumBot.Forums;

/// <summary>
/// Who reads along in a place. What is posted there is what the least privileged reader may see, so a place whose readers
/// nobody has named counts as <see cref="Open"/>. Ordered from few readers to many.
/// </summary>
public enum Audience
{
    /// <summary>One person's own chat with the bot: what that person may see.</summary>
    OnePerson,
    /// <summary>Forum members only.</summary>
    ForumOnly,
    /// <summary>Forum members and the local area's officers, such as the LANO.</summary>
    ForumAndArea,
    /// <summary>Anyone may read along, or nobody has said who does.</summary>
    Open,
}
