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
    /// The card; null when there is nothing to say to this recipient. With <paramref name="sent"/> it is drawn again over the copy that this row
    /// delivered: it is as late as it was then, and says what happened since.
    /// </summary>
    public static Drawn? Of(Occurrence occurrence, Addressed to, Situation situation, PushRow? sent = null) =>
        Reader.Of(to, situation) is { } reader && Draw(occurrence, reader, sent, []) is { } drawn
            ? drawn with { Card = WithFoot(drawn.Card, [occurrence], reader, sent) }
            : null;

    /// <summary>Several things for one recipient in one message: what came due while nothing could be sent, or at the same moment.</summary>
    public static Drawn? Together(IReadOnlyList<Occurrence> occurrences, Addressed to, Situation situation)
    {
        if (Reader.Of(to, situation) is not { } reader)
        {
            return null;
        }

        // The day's list comes first, and what stands in it is not said again.
        var told = new HashSet<string>();
        var said = new List<(Occurrence Occurrence, Drawn Drawn)>();
        foreach (var occurrence in occurrences.OrderBy(o => o.About is Subject.MorningList ? 0 : 1).ThenBy(o => o.Due))
        {
            if (Draw(occurrence, reader, null, told) is { } drawn)
            {
                said.Add((occurrence, drawn));
            }
        }

        Occurrence[] about = [.. said.Select(one => one.Occurrence)];
        return said switch
        {
            [] => null,
            [var one] => one.Drawn with { Card = WithFoot(one.Drawn.Card, about, reader, null) },
            _ => new(WithFoot(TogetherCard.Of([.. said.Select(one => one.Drawn.Card)], about.Any(o => IsLate(o, reader, null))), about, reader, null)),
        };
    }

    /// <summary>What the chair sees of an occurrence in the list of deliveries; nothing confidential.</summary>
    public static string TitleOf(Occurrence occurrence, Situation situation) => ReminderTitles.Of(occurrence, situation);

    private static Drawn? Draw(Occurrence occurrence, Reader reader, PushRow? sent, HashSet<string> told)
    {
        if (!reader.Sees(occurrence.To.Matter) || Say(occurrence, reader, sent, told) is not { } drawn)
        {
            return null;
        }

        var card = drawn.Card;
        if (occurrence.To.Matter.Level == Level.Attendees)
        {
            card = card with { Title = Reminding.Confidential };
        }

        if (IsLate(occurrence, reader, sent))
        {
            card = card.Late(occurrence.Due.InZone(London.Zone).LocalDateTime.Say(reader.Today));
        }

        return drawn with { Card = card.About(reader.Open.Forum.Id) };
    }

    private static Drawn? Say(Occurrence occurrence, Reader reader, PushRow? sent, HashSet<string> told) => occurrence.About switch
    {
        Subject.MorningList list => MorningReminder.Of(list.Day, occurrence, reader, told),
        Subject.StepDue due => Only(StepReminders.Due(due, reader)),
        Subject.MeetingAhead ahead => Only(MeetingReminders.Of(ahead, occurrence, reader, sent is not null)),
        Subject.SurveyNews news => Only(SurveyNotice.Of(news.Rung, reader.Open, reader.Viewer, reader.Now)),
        Subject.OpenQuestions => Only(StepReminders.Questions(reader, told)),
        Subject.Overdue overdue => Only(StepReminders.Overdue(overdue, reader, told)),
        Subject.DateAhead ahead => Only(DateReminders.Of(ahead, reader)),
        Subject.TimetableChanged changed => Only(Changed(changed.ChangeId, reader)),
        Subject.HeldBack held => Only(HeldBackReminder.Of(held.Day, reader)),
        _ => throw new NotSupportedException($"No card for {occurrence.About.GetType().Name}."),
    };

    private static Drawn? Only(Card? card) => card is null ? null : new(card);

    private static Card? Changed(string id, Reader reader) => reader.Open.Inspection.Changes.Find(change => change.Id == id) is { } change
        ? ChangeNotice.Of(change, reader.Open, reader.Viewer, reader.Now, counts: reader.To.IsPlace || change.By.PersonKey == reader.To.Key)
        : null;

    private static bool IsLate(Occurrence occurrence, Reader reader, PushRow? sent)
    {
        // Whose quiet hours or snooze held it back was not kept waiting by us.
        var wanted = Instant.Max(occurrence.Due, reader.To.NotBefore);
        return occurrence.About is not Subject.HeldBack && (sent?.At ?? reader.Situation.Now) > wanted + Punctual;
    }

    private static Card WithFoot(Card card, IReadOnlyList<Occurrence> about, Reader reader, PushRow? sent)
    {
        if (reader.To.IsPlace)
        {
            return card;
        }

        if (sent?.SeenAt is { } seen)
        {
            var at = seen.InZone(London.Zone).LocalDateTime;
            return card.Seen(at.Date == reader.Today ? $"today, {at.TimeOfDay.Say()}" : at.Say(reader.Today)).WithFoot(Reminding.Quieten);
        }

        // A notice of the timetable brings its own "Seen"; in a message of several things it is for the first that wants an answer.
        return !HasSeen(card) && about.FirstOrDefault(o => o.About is Subject.MeetingAhead or Subject.Overdue or Subject.TimetableChanged) is { } first
            ? card.WithFoot(Reminding.GotIt(reader.Open.Inspection.Id, first.Key), Reminding.Quieten)
            : card.WithFoot(Reminding.Quieten);
    }

    private static bool HasSeen(Card card) => card.Buttons.OfType<Execute>().Any(button => button.Verb == Verbs.SeenChange);
}

/// <summary>A card ready to leave. With <see cref="Live"/> the posted copy is kept up to date by whoever draws that view.</summary>
public sealed record Drawn(Card Card, LiveView? Live = null);
