namespace ForumBot.Inspections;

/// <summary>One of the results an inspection can have, and what follows from it.</summary>
/// <param name="Code">The number used for it.</param>
/// <param name="Title">The outcome in plain words.</param>
/// <param name="FollowUp">What happens next.</param>
/// <param name="Forecasts">The dates to expect after it.</param>
public sealed record Outcome(int Code, string Title, string FollowUp, IReadOnlyList<Forecast> Forecasts);

/// <summary>A date that can be foreseen but unlocks nothing.</summary>
/// <param name="Id">Its name in the playbook, for example <c>next_full_latest</c>.</param>
/// <param name="Label">What to say of it.</param>
/// <param name="When">How it is counted. One that counts from F counts from P while F is unknown.</param>
/// <param name="Level">Who may be told before publication.</param>
/// <param name="OncePassed">What to raise when the date has gone by.</param>
public sealed record Forecast(string Id, string Label, AnchorOffset When, Level Level, Flag? OncePassed);
