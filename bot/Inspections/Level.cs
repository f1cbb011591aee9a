namespace ForumBot.Inspections;

/// <summary>How confidential a thing is. Higher levels are read by fewer people.</summary>
public enum Level
{
    /// <summary>Anyone may know: that an inspection happens, survey links and closing time, official links.</summary>
    Public,
    /// <summary>Signed-up forum members; the local area sees schedule items only.</summary>
    Forum,
    /// <summary>Only people named as present at the feedback meeting.</summary>
    Attendees,
}
