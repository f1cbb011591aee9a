using System.Collections.Immutable;
using ForumBot.Messaging;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// What has been said about one inspection and what is being said, newest last. Its document's id is the inspection's. What is older than any
/// occurrence can be late is forgotten.
/// </summary>
public sealed record ReminderBook(string ForumId)
{
    /// <summary>Each occurrence whose time came, by its key.</summary>
    public ImmutableDictionary<string, Push> Pushes { get; init; } = ImmutableDictionary<string, Push>.Empty;

    /// <summary>The closing times the survey has had, oldest first, with the moment each became known (SR-05).</summary>
    public ImmutableList<KnownWindow> SurveyWindows { get; init; } = [];
}

/// <summary>A survey's times and when they became known.</summary>
public sealed record KnownWindow(SurveyWindow Window, Instant Since);

/// <summary>
/// One occurrence on its way: its rows stand in <see cref="Pages"/> documents of their own, <c>inspection/key/0</c> and so on, so that many can be
/// delivered side by side, each page by one hand.
/// </summary>
/// <param name="Title">What the chair sees of it when asking who got it. Nothing confidential.</param>
/// <param name="Due">When it was due.</param>
/// <param name="Begun">When its rows were written down.</param>
/// <param name="Pages">How many documents hold its rows.</param>
/// <param name="Done">When its last row came to an end; null while any waits.</param>
public sealed record Push(string Title, Instant Due, Instant Begun, int Pages, Instant? Done)
{
    /// <summary>What it says and to whom, so that a posted copy can be drawn again when the plan no longer holds it.</summary>
    public Occurrence? What { get; init; }

    /// <summary>By their keys, those whose daily cap was reached when it began: it comes to them with the others in one message.</summary>
    public ImmutableList<string> HeldBack { get; init; } = [];
}

/// <summary>Some of a push's rows.</summary>
public sealed record PushPage(ImmutableList<PushRow> Rows);

/// <summary>
/// One occurrence for one recipient. Before a message leaves, its row says <see cref="RowState.Sending"/>; what a crash finds in that state may have
/// arrived, and is sent again.
/// </summary>
public sealed record PushRow
{
    /// <summary>The key of a person, or of a shared place.</summary>
    public required string Recipient { get; init; }

    /// <summary>The person's name or the place's kind, for the chair who asks who got it; the person may have left since.</summary>
    public required string Name { get; init; }

    /// <summary>True for a shared place.</summary>
    public bool IsPlace { get; init; }

    /// <summary>Quiet hours and a snooze are over then.</summary>
    public required Instant NotBefore { get; init; }

    public RowState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>Which start of the bot is sending it, so that of two that want a row one gets it. Null when nobody is.</summary>
    public string? Hand { get; init; }

    /// <summary>When its state last changed.</summary>
    public required Instant At { get; init; }

    /// <summary>The posted message, so that it can be corrected.</summary>
    public MessageRef? Message { get; init; }

    /// <summary>A mark of what that message says now, to see whether it has to be corrected. No text.</summary>
    public string? Says { get; init; }

    /// <summary>When the recipient said that they have seen it.</summary>
    public Instant? SeenAt { get; init; }
}

/// <summary>What became of a row.</summary>
public enum RowState
{
    /// <summary>Its time has not come, or the last try failed for a passing reason.</summary>
    Waiting,
    /// <summary>On its way.</summary>
    Sending,
    Delivered,
    /// <summary>The platform takes no message for them.</summary>
    Unreachable,
    /// <summary>There was nothing to say to this recipient, or they may not know it any more.</summary>
    NothingToSay,
    /// <summary>It came too late to help, no longer holds, or the platform does not take it as it is.</summary>
    Dropped,
    /// <summary>The person's daily cap was reached: it comes with the others in one message.</summary>
    HeldBack,
}
