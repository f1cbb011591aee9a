using NodaTime;

namespace ForumBot.Inspections;

/// <summary>Who sees a step through.</summary>
public enum Responsible
{
    Chair,
    /// <summary>Every signed-up member.</summary>
    All,
    Representatives,
    Lano,
    NoteTaker,
    /// <summary>Two different people: the chair and the second key-holder.</summary>
    ChairAndSecondKey,
    /// <summary>The people named as present at the feedback meeting.</summary>
    Attendees,
    /// <summary>Nobody has to do anything; the bot works it out.</summary>
    Bot,
}

/// <summary>Who is told about a step; several may apply.</summary>
[Flags]
public enum Recipients
{
    None = 0,
    Chair = 1,
    Representatives = 2,
    Members = 4,
    Lano = 8,
    Attendees = 16,
    /// <summary>Everyone in the forum and, in an open place, everyone who reads it.</summary>
    All = 32,
}

/// <summary>Whether a step comes back.</summary>
public enum Repeat
{
    Once,
    /// <summary>Each day from its first to its last.</summary>
    EachDay,
    /// <summary>Asked again each day until the answer is there.</summary>
    UntilAnswered,
}

/// <summary>One thing to do in an inspection: what, why, when, by whom, and what to write down.</summary>
/// <param name="Id">The step's code, for example <c>FULL-W1-06</c>; stable across versions.</param>
/// <param name="Title">A few words for a list.</param>
/// <param name="Why">What to do and why it matters, in two or three short sentences.</param>
/// <param name="Section">The part of the playbook it stands in, for example "Week one".</param>
/// <param name="When">The day or days it belongs to.</param>
/// <param name="WhenWords">What to say about the day where an offset cannot say it, for example "check it every term".</param>
/// <param name="At">The London clock time it usually happens at, if the playbook names one.</param>
/// <param name="Repeat">Whether it comes back.</param>
/// <param name="Who">The person responsible.</param>
/// <param name="Tell">Who gets its reminder.</param>
/// <param name="Level">How confidential it is.</param>
/// <param name="PublicFrom">It is public once this anchor is confirmed.</param>
/// <param name="SharedWithArea">The LANO may see that this step exists and when it is.</param>
/// <param name="OnlyOutcome">It matters only after this outcome; never shown to follow from an outcome before the report is public
/// (CONF-06).</param>
/// <param name="Collect">What is asked for and stored.</param>
/// <param name="Sources">Codes of the register in <c>sources.yaml</c>.</param>
/// <param name="Topic">What it is about, for the cards that gather one topic.</param>
/// <param name="Vault">The part of the vault that it is done in; null for most steps.</param>
public sealed record Step(
    string Id,
    string Title,
    string Why,
    string Section,
    StepTiming When,
    string? WhenWords,
    LocalTime? At,
    Repeat Repeat,
    Responsible Who,
    Recipients Tell,
    Level Level,
    Anchor? PublicFrom,
    bool SharedWithArea,
    int? OnlyOutcome,
    IReadOnlyList<EvidenceField> Collect,
    IReadOnlyList<string> Sources,
    Topic Topic = Topic.Other,
    VaultPart? Vault = null);

/// <summary>What of the vault a step is done in, instead of by a tick or a form of its own.</summary>
public enum VaultPart
{
    /// <summary>Naming who goes to the feedback meeting.</summary>
    Attendance,
    /// <summary>Reading and accepting its terms.</summary>
    Terms,
    /// <summary>The meeting itself, and writing its notes.</summary>
    Notes,
    /// <summary>Checking the notes together and locking them.</summary>
    Lock,
    /// <summary>Comparing the notes with the published report.</summary>
    Compare,
    /// <summary>Deciding what of the notes is still needed.</summary>
    Review,
}

/// <summary>What a step is about, where a card gathers several of them.</summary>
public enum Topic
{
    Other,
    /// <summary>Whom to reach: inspectors and officers.</summary>
    Contacts,
    /// <summary>The survey for families: times, links, paper copies, formats.</summary>
    Survey,
}
