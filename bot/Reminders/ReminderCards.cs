using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Schedules;
using ForumBot.Surveys;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>Draws what is said by itself, for one recipient, from the facts as they are when it leaves. Pure, and asks the gate for that recipient.</summary>
public static class ReminderCards
{
    /// <summary>What comes later than this says so.</summary>
    private static readonly Duration Punctual = Duration.FromMinutes(15);

    /// <summary>
    /// The card; null when there is nothing to say to this recipient. A meeting that is at another time by now, or cancelled, says so: nobody is sent
    /// that any more, but a copy that was sent is drawn again.
    /// </summary>
    public static Drawn? Of(Occurrence occurrence, Addressed to, Situation situation) =>
        Reader.Of(to, situation) is { } reader && Draw(occurrence, reader, []) is { } drawn
            ? drawn with { Card = WithFoot(drawn.Card, [occurrence], reader) }
            : null;

    /// <summary>Several things for one recipient in one message: what came due while nothing could be sent, or at the same moment.</summary>
    public static Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation)
    {
        if (Reader.Of(to, situation) is not { } reader)
        {
            return null;
        }

        // The day's list comes first. What stands in it is not said again, nor in it what is said below in full.
        var told = occurrences.Select(o => o.About).OfType<Subject.TimetableChanged>().Select(changed => changed.ChangeId).ToHashSet();
        var said = new List<(Occurrence Occurrence, Drawn Drawn)>();
        foreach (var occurrence in occurrences.OrderBy(o => o.About is Subject.MorningList ? 0 : 1).ThenBy(o => o.Due))
        {
            // One word that there is something leads to all of it.
            if (!(IsConfidential(occurrence) && said.Exists(one => IsConfidential(one.Occurrence))) && Draw(occurrence, reader, told) is { } drawn)
            {
                said.Add((occurrence, drawn));
            }
        }

        Occurrence[] about = [.. said.Select(one => one.Occurrence)];
        Card[] cards = [.. said.Select(one => one.Drawn.Card)];
        return said switch
        {
            [] => null,
            [var one] => one.Drawn with { Card = WithFoot(one.Drawn.Card, about, reader) },
            // What did not fit has not been seen.
            _ => new(WithFoot(TogetherCard.Of(cards, about.Any(o => IsLate(o, reader)), DayOf(about[0], reader)), about[..TogetherCard.ShownOf(cards)], reader)),
        };
    }

    /// <summary>What the chair sees of an occurrence in the list of deliveries; nothing confidential.</summary>
    public static string TitleOf(Occurrence occurrence, Situation situation) => ReminderTitles.Of(occurrence, situation);

    private static Drawn? Draw(Occurrence occurrence, Reader reader, HashSet<string> told)
    {
        if (!reader.MayHear(occurrence) || (reader.To.IsPlace && !SharedPlaces.Says(occurrence, reader)))
        {
            return null;
        }

        if (IsConfidential(occurrence))
        {
            // CONF-12: not what it is about, and not when it was due. What there is to know stands in the vault.
            return new(ConfidentialCard.For(new("Open it", Verbs.ShowNotes)).About(reader.Open.Forum.Id));
        }

        if (Say(occurrence, reader, told) is not { } drawn)
        {
            return null;
        }

        var card = drawn.Card;

        if (IsLate(occurrence, reader))
        {
            card = card.Late(occurrence.Due.InZone(London.Zone).LocalDateTime.Say(reader.Today));
        }

        return drawn with { Card = card.About(reader.Open.Forum.Id) };
    }

    private static bool IsConfidential(Occurrence occurrence) => occurrence.To.Matter.Level == Level.Attendees;

    private static Drawn? Say(Occurrence occurrence, Reader reader, HashSet<string> told) => occurrence.About switch
    {
        Subject.MorningList list => MorningReminder.Of(list.Day, occurrence, reader, told),
        Subject.StepDue due => Only(StepReminders.Due(due, reader)),
        Subject.MeetingAhead ahead => Only(MeetingNotices.Of(ahead, occurrence, reader)),
        Subject.SurveyNews news => Only(SurveyNotice.Of(news.Rung, reader.Open, reader.Viewer, reader.Now)),
        Subject.OpenQuestions => Only(StepReminders.Questions(reader, told)),
        Subject.Overdue overdue => Only(StepReminders.Overdue(overdue, reader, told)),
        Subject.DateAhead ahead => Only(DateReminders.Of(ahead, reader)),
        Subject.TimetableChanged changed => Only(Changed(changed.ChangeId, reader)),
        Subject.RoomDue due => Only(RoomTimes.Of(due, reader)),
        // What was held back is said together, each thing in its own words.
        Subject.HeldBack => null,
        _ => throw new NotSupportedException($"No card for {occurrence.About.GetType().Name}."),
    };

    private static Drawn? Only(Card? card) => card is null ? null : new(card);

    private static Card? Changed(string id, Reader reader) => reader.Open.Inspection.Changes.Find(change => change.Id == id) is { } change
        ? ChangeNotice.Of(change, reader.Open, reader.Viewer, reader.Now, counts: reader.To.IsPlace || change.By.PersonKey == reader.To.Key)
        : null;

    // Whose quiet hours, snooze or daily limit held it back was not kept waiting by us.
    private static bool IsLate(Occurrence occurrence, Reader reader) =>
        reader.Situation.Now > Instant.Max(occurrence.Due, reader.To.NotBefore) + Punctual;

    private static Card WithFoot(Card card, IReadOnlyList<Occurrence> about, Reader reader)
    {
        if (reader.To.IsPlace)
        {
            return card;
        }

        // A notice of the timetable may bring a "Seen" of its own. Who has seen the message has seen all that is in it.
        var asks = !HasSeen(card) && about.Any(o => o.About is Subject.MeetingAhead or Subject.Overdue or Subject.TimetableChanged);
        return asks ? card.WithFoot(Reminding.GotIt(reader.Open.Inspection.Id, about.Select(o => o.Key)), Reminding.Quieten) : card.WithFoot(Reminding.Quieten);
    }

    private static string? DayOf(Occurrence occurrence, Reader reader) => occurrence.About is Subject.MorningList list ? list.Day.Say(reader.Today) : null;

    private static bool HasSeen(Card card) => card.Buttons.OfType<Execute>().Any(button => button.Verb == Verbs.SeenChange);
}

/// <summary>A card ready to leave. With <see cref="Live"/> the posted copy is kept up to date by whoever draws that view.</summary>
public sealed record Drawn(Card Card, LiveView? Live = null);
