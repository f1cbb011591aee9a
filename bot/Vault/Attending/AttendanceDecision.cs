using System.Diagnostics.CodeAnalysis;
using ForumBot.Inspections;

namespace ForumBot.Vault.Attending;

/// <summary>What became of a wish to change who was in the room: the list after it, or a plain sentence that says why not and what to do.</summary>
internal sealed record AttendanceDecision
{
    private AttendanceDecision(Attendance? after, string? whyNot, string? field) => (After, WhyNot, Field) = (after, whyNot, field);

    /// <summary>The list as it is to be; null when refused.</summary>
    public Attendance? After { get; }

    /// <summary>Why not; null when it is done.</summary>
    public string? WhyNot { get; }

    /// <summary>The box of the form beside which to say so; null when it is about the whole.</summary>
    public string? Field { get; }

    /// <summary>True when it is not to be.</summary>
    [MemberNotNullWhen(true, nameof(WhyNot))]
    [MemberNotNullWhen(false, nameof(After))]
    public bool IsRefused => WhyNot is not null;

    public static AttendanceDecision Done(Attendance after) => new(after, null, null);

    public static AttendanceDecision Refused(string sentence, string? field = null) => new(null, sentence, field);
}
