using System.Collections.Immutable;
using ForumBot.Cards;
using NodaTime;

namespace ForumBot.Schedules.Import;

/// <summary>One meeting as it stands in what somebody pasted. Europe/London times. <see cref="Line"/> counts from 1.</summary>
public sealed record ImportedMeeting
{
    public required int Line { get; init; }

    public required string Title { get; init; }

    public required LocalDateTime Start { get; init; }

    /// <summary>Later than <see cref="Start"/>; an hour later when <see cref="EndAssumed"/>.</summary>
    public required LocalDateTime End { get; init; }

    /// <summary>True when nobody wrote down when it ends.</summary>
    public bool EndAssumed { get; init; }

    public string? Where { get; init; }

    /// <summary>Who is wanted, in the words that were pasted.</summary>
    public string? Who { get; init; }

    /// <summary>The id in the calendar it came from, so that a second import of that calendar changes it rather than doubles it.</summary>
    public string? Source { get; init; }

    /// <summary>True when it says that the meeting will not take place.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>Why a line cannot be taken, and how to mend it. <see cref="Line"/> counts from 1; 0 is for what belongs to no single line.</summary>
public sealed record ImportProblem(int Line, string Sentence)
{
    /// <summary>What the line is about, where it says so.</summary>
    public string? Title { get; init; }

    /// <summary>"Line 3: ...".</summary>
    public string Say() => Line == 0 ? Sentence : $"Line {Line}: {Sentence}";

    /// <summary>"“Visit”: ...", for a person who never typed lines.</summary>
    public string SayByName() => Line == 0 || Title is null ? Say() : $"“{Title}”: {Sentence}";
}

/// <summary>Which number of a date such as 03/04 is the day.</summary>
public enum DateOrder
{
    /// <summary>3 April, as in Britain.</summary>
    DayFirst,
    /// <summary>4 March, as in the United States.</summary>
    MonthFirst,
}

/// <summary>
/// A date that could be two days, to ask about. The question is never answered by a guess. <see cref="DayFirst"/> is null when only the other
/// order makes a date of it, so that the person just confirms.
/// </summary>
public sealed record DateQuestion(string Written, LocalDate? DayFirst, LocalDate MonthFirst)
{
    /// <summary>"Is 03/04/2027 the 3 April or the 4 March?".</summary>
    public string Say() => DayFirst is { } british
        ? $"Is {Written} {Short(british)} or {Short(MonthFirst)}?"
        : $"{Written} only makes sense with the month first: {Short(MonthFirst)}. Are all dates like that?";

    /// <summary>The answers, in words.</summary>
    public (string DayFirst, string MonthFirst) Answers() => DayFirst is { } british
        ? ($"{british.SayInFull()}: the day comes first", $"{MonthFirst.SayInFull()}: the month comes first")
        : ("No, the day comes first. I will mend that line", "Yes, the month comes first in all dates");

    private static string Short(LocalDate date) => date.SayInFull()[(date.SayInFull().IndexOf(' ', StringComparison.Ordinal) + 1)..^5];
}

/// <summary>What was read: the meetings, what is wrong, what is worth knowing, and a question about the dates when there is one.</summary>
public sealed record ImportReading
{
    public ImmutableList<ImportedMeeting> Meetings { get; init; } = [];

    public ImmutableList<ImportProblem> Problems { get; init; } = [];

    /// <summary>What was left out or taken for granted, in sentences.</summary>
    public ImmutableList<string> Notes { get; init; } = [];

    public DateQuestion? Question { get; init; }

    /// <summary>The text to go on with: what was pasted, or a calendar file as a table that can be mended.</summary>
    public required string Text { get; init; }

    /// <summary>The meetings' ids in the calendar they came from, to travel behind the form; null for a pasted table.</summary>
    public string? CalendarIds { get; init; }

    /// <summary>True when there are meetings, nothing is wrong and nothing is to be asked.</summary>
    public bool IsClear => Problems.Count == 0 && Question is null && Meetings.Count > 0;
}
