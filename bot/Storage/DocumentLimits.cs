namespace ForumBot.Storage;

/// <summary>How long things may be. Anything over is an <see cref="ArgumentException"/> before anything is written.</summary>
public static class DocumentLimits
{
    /// <summary>The longest id, as UTF-8. LiteDB's index refuses keys over 1,023 bytes; the kind's name shares them.</summary>
    public const int IdBytes = 512;

    /// <summary>The largest document, as UTF-8 JSON. LiteDB's own bound is 16 MB; a forum's largest aggregate is far below this one.</summary>
    public const int DocumentBytes = 4 * 1024 * 1024;
}
