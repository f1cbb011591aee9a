using NodaTime;

namespace ForumBot.Reminders;

/// <summary>
/// What the bot has to say by itself: the engine that says it asks this and nothing else, so that it can be tried with any plan. Pure.
/// </summary>
public interface IReminders
{
    /// <summary>The book with what has to be remembered from now on; the same instance when there is nothing new.</summary>
    ReminderBook Remember(Situation situation);

    /// <inheritdoc cref="ReminderPlan.Of"/>
    IReadOnlyList<Occurrence> Plan(Situation situation);

    /// <inheritdoc cref="ReminderPlan.Next"/>
    Instant? Next(Situation situation);

    /// <inheritdoc cref="Addressing.Of"/>
    IReadOnlyList<Addressed> Address(Occurrence occurrence, Situation situation);

    /// <inheritdoc cref="ReminderCards.Of"/>
    Drawn? Draw(Occurrence occurrence, Addressed to, Situation situation);

    /// <inheritdoc cref="ReminderCards.Together"/>
    Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation);

    /// <inheritdoc cref="ReminderCards.TitleOf"/>
    string TitleOf(Occurrence occurrence, Situation situation);
}

/// <summary>The plan, the addressing and the cards of this app.</summary>
internal sealed class PlannedReminders : IReminders
{
    public ReminderBook Remember(Situation situation) => SurveyTimes.Remember(situation.Book, situation.Open.Timeline, situation.Now);

    public IReadOnlyList<Occurrence> Plan(Situation situation) => ReminderPlan.Of(situation);

    public Instant? Next(Situation situation) => ReminderPlan.Next(situation);

    public IReadOnlyList<Addressed> Address(Occurrence occurrence, Situation situation) => Addressing.Of(occurrence, situation);

    public Drawn? Draw(Occurrence occurrence, Addressed to, Situation situation) => ReminderCards.Of(occurrence, to, situation);

    public Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation) =>
        ReminderCards.Together(occurrences, to, situation);

    public string TitleOf(Occurrence occurrence, Situation situation) => ReminderCards.TitleOf(occurrence, situation);
}
