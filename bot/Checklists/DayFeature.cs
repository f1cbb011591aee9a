using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>"What's due today?", tomorrow, this week; outside an inspection, what standing readiness asks.</summary>
public sealed class DayFeature(Desk desk, PlaybookShelf shelf) : IFeature, ILiveView
{
    /// <inheritdoc/>
    public string Name => OwnView.Today;

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("what's due today?", "What to do today, and who has it", Permission.SeeSteps, Matter.Public)
        {
            AlsoSaid = ["today", "what is due", "what do I do today", "to do list", "my list"],
            Run = (turn, _, ct) => SayAsync(turn, "today", ct),
        },
        new("tomorrow", "What comes tomorrow", Permission.SeeSteps, Matter.Public)
        {
            AlsoSaid = ["what’s due tomorrow?", "what is on tomorrow"],
            Run = (turn, _, ct) => SayAsync(turn, "tomorrow", ct),
        },
        new("this week", "What comes this week", Permission.SeeSteps, Matter.Public)
        {
            AlsoSaid = ["week", "what’s due this week?", "what is on this week"],
            Run = (turn, _, ct) => SayAsync(turn, "week", ct),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks => [new(Verbs.ShowDay, Permission.SeeSteps, Matter.Public) { Run = PressAsync }];

    /// <summary>Nobody else's copy shows a person's own day.</summary>
    public ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) => ValueTask.FromResult<Card?>(null);

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawForAsync(Turn reader, string argument, CancellationToken ct) => await DrawOwnAsync(reader, null, ct);

    private async ValueTask<IReadOnlyList<Reply>> SayAsync(Turn turn, string day, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new Say(Readiness(turn, Viewer.Of(turn)))];
        }

        var view = ViewOf(day, turn.Today);
        var card = Views.Draw(view, open, Viewer.Of(turn), turn.Now);
        return [new Say(card, InspectionView.Live(turn, view, open.Inspection))];
    }

    private async ValueTask<IReadOnlyList<Reply>> PressAsync(Turn turn, Form form, CancellationToken ct) => [new OnlyYou(await DrawOwnAsync(turn, form["day"], ct))];

    private async ValueTask<Card> DrawOwnAsync(Turn turn, string? day, CancellationToken ct) => await desk.OpenAsync(turn.Forum!, ct) is { } open
        ? InspectionView.DrawOwn(turn, ViewOf(day, turn.Today), open)
        : Readiness(turn, Viewer.Alone(turn));

    private static string ViewOf(string? day, LocalDate today) => day switch
    {
        "tomorrow" => Views.Day(today.PlusDays(1)),
        "week" => Views.Week(today.DayOfWeek == IsoDayOfWeek.Monday ? today : today.Previous(IsoDayOfWeek.Monday)),
        _ => Views.Day(today),
    };

    private Card Readiness(Turn turn, Viewer viewer) => ReadinessCard.Of(
        [
            .. shelf.Standing(turn.Today)
                .Where(step => viewer.May(Permission.SeeSteps, new Matter(step.Level, step.SharedWithArea)))
                .Select(step => new Fact(step.Title, step.Why)),
        ],
        turn.May(Permission.RunInspection, Matter.Public));
}
