namespace ForumBot.Cards;

/// <summary>What can be changed: the meetings ahead, one button each, and the main dates.</summary>
public static class PickMeetingCard
{
    /// <summary>Meetings with a button; the others are found on later pages.</summary>
    public const int Most = 10;

    /// <summary>The card. <paramref name="hidden"/> is how many lie behind those that are listed.</summary>
    public static Card Of(string inspection, IReadOnlyList<ScheduleLine> meetings, bool toCancel, int page, int hidden) => new()
    {
        Title = toCancel ? "Which meeting is off?" : "What do you want to change?",
        Body =
        [
            new Text(meetings.Count == 0
                ? "No meetings lie ahead that you can change."
                : "I show you what will change, and who will hear of it, before anything is saved."),
            .. meetings.Select(line => Draw(inspection, line, toCancel)),
        ],
        Next = meetings.Count == 0
            ? "Press “Add a meeting” or say “add meeting”. For the days of the visit or the survey, say “change dates”."
            : $"Press “{Word(toCancel)}” beside the meeting. For the days of the visit or the survey, say “change dates”.",
        Buttons = [.. Buttons(inspection, toCancel, page, hidden)],
    };

    private static Row Draw(string inspection, ScheduleLine line, bool toCancel) => new(
        [new Text(line.Title, TextLook.Strong), new Text(line.When, TextLook.Subtle)],
        new Execute(Word(toCancel), toCancel ? Verbs.CancelMeetingForm : Verbs.ChangeMeetingForm)
        {
            Keys = new Dictionary<string, string>(ScheduleCard.Keys(inspection)) { [MeetingForm.MeetingKey] = line.Id! },
            Tooltip = $"{Word(toCancel)} {line.Title}",
            TakesFields = false,
        });

    private static string Word(bool toCancel) => toCancel ? "Cancel it" : "Change";

    private static IEnumerable<Button> Buttons(string inspection, bool toCancel, int page, int hidden)
    {
        yield return new Execute("Add a meeting", Verbs.AddMeetingForm) { Keys = ScheduleCard.Keys(inspection), OrSay = "add meeting", TakesFields = false };
        yield return new Execute("Change dates", Verbs.ChangeDatesForm) { Keys = ScheduleCard.Keys(inspection), OrSay = "change dates", TakesFields = false };
        if (!toCancel)
        {
            yield return ScheduleCard.Paste(inspection);
        }

        if (hidden > 0)
        {
            yield return new Execute("Later meetings", toCancel ? Verbs.CancelMeetingForm : Verbs.ChangeMeetingForm)
            {
                Keys = new Dictionary<string, string>(ScheduleCard.Keys(inspection)) { [ScheduleCard.PageKey] = $"{page + 1}" },
                TakesFields = false,
            };
        }
    }
}
