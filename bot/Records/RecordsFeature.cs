using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Storage;

namespace ForumBot.Records;

/// <summary>
/// "my data" and "forget me": what is stored about the person who asks, shown to them alone, and removed where law and role allow. For strangers and
/// for people who have left too. Source: docs/rules.md, RECORDS.
/// </summary>
internal sealed class RecordsFeature(RecordKeeper keeper) : IFeature
{
    private const int EntriesAPage = 25;
    private const string Sure = "sure";

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("my data", "See what I hold on you", Permission.OwnRecords, Matter.Public)
        {
            WithoutForum = true,
            Privately = true,
            AlsoSaid = ["what do you know about me", "my records"],
            Run = async (turn, _, ct) => [await ShowAsync(turn, ct)],
        },
        new("forget me", "Have what I hold on you removed", Permission.OwnRecords, Matter.Public)
        {
            WithoutForum = true,
            Privately = true,
            Changes = true,
            AlsoSaid = ["delete my data", "erase my data", "remove my data"],
            Run = async (turn, _, ct) => [await AskAsync(turn, ct)],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        Mine(Verbs.ShowMyRecords, async (turn, _, ct) => [await ShowAsync(turn, ct)]),
        Mine(Verbs.ExportMyRecords, async (turn, form, ct) => [await ExportAsync(turn, form.Number("page") ?? 1, ct)]),
        Mine(Verbs.ForgetMe, async (turn, form, ct) => [form[Sure] is null ? await AskAsync(turn, ct) : await ForgetAsync(turn, ct)]),
    ];

    private static Click Mine(string verb, Func<Turn, Form, CancellationToken, ValueTask<IReadOnlyList<Reply>>> run) =>
        new(verb, Permission.OwnRecords, Matter.Public) { WithoutForum = true, Privately = true, Run = run };

    private async ValueTask<Reply> ShowAsync(Turn turn, CancellationToken ct)
    {
        var held = await keeper.FindAsync(turn.From.Id, ct);
        return Only(held, held.Count == 0 ? RecordsCard.None() : RecordsCard.Of(RecordWords.Lines(held)));
    }

    private async ValueTask<Reply> ExportAsync(Turn turn, int page, CancellationToken ct)
    {
        var held = await keeper.FindAsync(turn.From.Id, ct);
        if (held.Count == 0)
        {
            return Only(held, RecordsCard.None());
        }

        var pages = RecordWords.Entries(held, turn.Today).Chunk(EntriesAPage).ToList();
        var shown = Math.Clamp(page, 1, pages.Count);
        return Only(held, RecordsCard.Page(pages[shown - 1], shown, pages.Count));
    }

    private async ValueTask<Reply> AskAsync(Turn turn, CancellationToken ct)
    {
        var held = await keeper.FindAsync(turn.From.Id, ct);
        return Only(held, held.Count == 0 ? RecordsCard.None()
            : held.All(one => one.Kind.Forgotten == OnForgetting.Stays) ? RecordsCard.Forgotten(Staying(held))
            : await keeper.WhyNotAsync(turn.From.Id, ct) is { } sentence ? RecordsCard.Refused(sentence)
            : RecordsCard.AskToForget(
                RecordWords.Titles(held, OnForgetting.Deleted),
                RecordWords.Titles(held, OnForgetting.Renamed),
                Staying(held)));
    }

    private async ValueTask<Reply> ForgetAsync(Turn turn, CancellationToken ct)
    {
        var staying = Staying(await keeper.FindAsync(turn.From.Id, ct));
        return await keeper.ForgetAsync(turn.From.Id, turn.Incoming.At, ct) is { } sentence
            ? new OnlyYou(RecordsCard.Refused(sentence))
            : Only([], RecordsCard.Forgotten(staying));
    }

    private static IReadOnlyList<RecordLine> Staying(IEnumerable<Held> held) => RecordWords.Lines(held.Where(one => one.Kind.Forgotten == OnForgetting.Stays));

    // That somebody wrote notes, and when, follows from the feedback meeting.
    private static OnlyYou Only(IReadOnlyList<Held> held, Card card) =>
        new(held.Any(one => one.Kind.IsOfTheVault) ? card with { OnlyInDialog = new("", Verbs.ShowMyRecords) } : card);
}
