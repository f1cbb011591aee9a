using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Surveys;

/// <summary>"I shared it": members write down where, how many families that reaches, and when.</summary>
public sealed class SharingFeature(Desk desk, PromotionLog log, LiveCards live, IEnumerable<IPrivacyCheck> checks) : IFeature
{
    // "I shared it on Facebook".
    private static readonly string[] Before = ["in ", "on ", "with ", "at ", "by ", "to "];

    private static readonly Choice[] Ways = [.. ShareIdea.All.Select(idea => new Choice(idea.Title, idea.Id))];

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("log sharing", "Write down where you shared the survey", Permission.TickShared, Matter.Forum)
        {
            Privately = true,
            Changes = true,
            AlsoSaid = ["I shared it", "I shared the survey", "shared in", "shared on", "shared with", "shared it in", "shared it on", "shared it with"],
            Tail = Tail.Words,
            Run = SaidAsync,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.LogSharingForm, Permission.TickShared, Matter.Forum) { Privately = true, Run = (turn, form, ct) => AskAsync(turn, form[SharingCard.Where] ?? "", form[SharingCard.Day], ct) },
        new(Verbs.LogSharing, Permission.TickShared, Matter.Forum) { Privately = true, Run = SaveAsync },
    ];

    private ValueTask<IReadOnlyList<Reply>> SaidAsync(Turn turn, string tail, CancellationToken ct) =>
        AskAsync(turn, Array.Find(Before, word => tail.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } word ? tail[word.Length..] : tail, null, ct);

    // Where it was shared, and on which day, may be known to whatever the button stands on.
    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, string where, string? day, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return [new OnlyYou(InspectionTurn.NoneUnderWay())];
        }

        var typed = new Dictionary<string, string> { [SharingCard.Day] = day ?? KnownFacts.Write(turn.Today) };
        if (where.Length > 0)
        {
            typed[SharingCard.Where] = where;
            typed[SharingCard.Way] = (ShareIdea.Guess(where) ?? ShareIdea.Find(ShareIdea.Other)!).Id;
        }

        return [new Ask(SharingCard.Form(Form(open, Opened.Stamp(turn)) with { Typed = typed }))];
    }

    private async ValueTask<IReadOnlyList<Reply>> SaveAsync(Turn turn, Form form, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open || !form.IsCurrent(open))
        {
            return [new OnlyYou(InspectionTurn.Over())];
        }

        var request = SharingRequest.Read(form, open.Inspection.NotifiedOn, turn.Today, WhyNotKept);
        if (request.Errors.Count > 0)
        {
            return [new OnlyYou(SharingCard.Form(Form(open, Opened.StampOf(form, turn)) with { Typed = request.Typed, Errors = request.Errors }))];
        }

        var entry = new Sharing(Opened.EntryOf(form, turn), request.Way!.Id, request.Where, request.Families, request.Day, turn.Mark());
        await log.ChangeAsync(open.Inspection.Id, promotion => promotion.With(entry), ct);
        var card = SharingCard.Saved(
            $"Saved. {ReachSummary.Sentence(entry, turn.Today, withName: false)} A family may be counted more than once, and that is fine.", open.Inspection.Id, entry.Id);
        return [turn.Place.IsShared ? new OnlyYou(card) : new Replace(card), .. await live.RedrawAsync(turn.Forum!.Id, form.Card, ct)];
    }

    private string? WhyNotKept(string text) => checks.Select(check => check.WhyNotKept(text)).FirstOrDefault(why => why is not null);

    private static SharingFormView Form(OpenInspection open, string stamp) => new() { Inspection = open.Inspection.Id, Opened = stamp, Ways = Ways };
}
