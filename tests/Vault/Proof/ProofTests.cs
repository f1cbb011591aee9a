using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace ForumBot.Tests.Vault.Proof;

/// <summary>
/// The proof that the notes are read by those who may and by nobody else: everything that can be said or pressed, by everybody, in every state of the
/// embargo. What somebody may see is written down in <see cref="ProofWorld.MayRead"/> and nowhere else.
/// </summary>
public sealed class ProofTests
{
    private static readonly Who[] MayKnowTheDraft =
        [Who.DeputyInTheRoom, Who.NoteTakerInTheRoom, Who.MemberInTheRoom, Who.AttendeeTheNotesAreKeptFrom, Who.Lano, Who.LanosDeputy];

    public static TheoryData<State> States => [.. Enum.GetValues<State>()];

    [Theory]
    [MemberData(nameof(States))]
    public async Task EveryPress_InADialog_ShowsEachPersonTheSectionsTheyMayReadAndNoOthers(State state)
    {
        using var world = await ProofWorld.InAsync(state);
        var presses = await Crawl.AllAsync(world, Who.NoteTakerInTheRoom, Who.ChairWhoWasAbsent);
        var wrong = new List<string>();
        foreach (var (who, actor) in world.People)
        {
            var shown = new HashSet<NoteSection>();
            foreach (var press in presses)
            {
                world.GoBack();
                var answer = await actor.PressesInDialog(press.Verb, press.Values);

                // A form that comes back with what its own press brought along shows nobody anything new.
                NoteSection[] seen = [.. SectionsIn(answer.Pressed).Except(SectionsIn(press))];
                shown.UnionWith(seen);
                Add(wrong, who, press.Key, seen.Except(ProofWorld.MayRead(who, state)));
                Add(wrong, who, press.Key + " posted", SectionsPosted(answer));
                if (answer.Pressed is { } card && SectionsIn(card).Any() && (card.OnlyInDialog is null || HasCanary(card.Title)))
                {
                    wrong.Add($"{who}: {press.Key} answers with a card that may leave the dialog, or with a title that tells.");
                }
            }

            Add(wrong, who, "is never shown what they may read", ProofWorld.MayRead(who, state).Except(shown));
        }

        Check(wrong, world);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task EveryPress_OnACard_ShowsNobodyAnything(State state)
    {
        using var world = await ProofWorld.InAsync(state);
        var presses = await Crawl.AllAsync(world, Who.NoteTakerInTheRoom, Who.ChairWhoWasAbsent);
        var wrong = new List<string>();
        foreach (var (who, actor) in world.People)
        {
            foreach (var press in presses)
            {
                foreach (var place in (Place[])[actor.Chat, world.Inner.Channel])
                {
                    world.GoBack();
                    var answer = await actor.PressesVerb(press.Verb, press.Values, place);
                    Add(wrong, who, press.Key, SectionsIn(answer.Pressed).Concat(SectionsPosted(answer)));
                }
            }
        }

        Check(wrong, world);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task EveryPhrase_SaidAnywhere_ShowsNobodyAnything(State state)
    {
        using var world = await ProofWorld.InAsync(state);
        var wrong = new List<string>();
        foreach (var (who, actor) in world.People)
        {
            foreach (var phrase in Crawl.Phrases(world))
            {
                foreach (var place in (Place[])[actor.Chat, world.Inner.Channel])
                {
                    world.GoBack();
                    Add(wrong, who, phrase, SectionsPosted(await actor.Says(phrase, place)));
                }
            }
        }

        Check(wrong, world);
    }

    [Theory]
    [InlineData(State.Sealed)]
    [InlineData(State.Recorded)]
    [InlineData(State.SealedAgain)]
    public async Task DayOfTheDraft_UntilTheReportIsOut_IsShownToNobodyElse(State state)
    {
        using var world = await ProofWorld.InAsync(state);
        var presses = await Crawl.AllAsync(world, Who.NoteTakerInTheRoom, Who.ChairWhoWasAbsent);
        var wrong = new List<string>();
        foreach (var (who, actor) in world.People.Where(p => !MayKnowTheDraft.Contains(p.Key)))
        {
            foreach (var phrase in Crawl.Phrases(world))
            {
                world.GoBack();
                AddIfTold(await actor.Says(phrase), phrase);
            }

            foreach (var press in presses)
            {
                world.GoBack();
                AddIfTold(await actor.PressesInDialog(press.Verb, press.Values), press.Key);
            }

            void AddIfTold(Conversation.Answer answer, string what)
            {
                var cards = answer.Delivered.Select(d => d.Card).Concat(answer.Pressed is { } pressed ? [pressed] : []);
                if (cards.Any(card => PlainText.Of(card).Contains(ProofWorld.DraftDay, StringComparison.Ordinal)))
                {
                    wrong.Add($"{who}: {what}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct().Take(40)));
    }

    [Fact]
    public async Task WhatTheBotSaysByItself_UntilAYearLater_HoldsNoWordOfTheNotes()
    {
        using var world = await ProofWorld.InAsync(State.Sealed);
        var ct = TestContext.Current.CancellationToken;
        var life = world.Scenario.Get<IEnumerable<IHostedService>>().OfType<IHostedLifecycleService>().ToList();
        foreach (var one in life)
        {
            await one.StartAsync(ct);
            await one.StartedAsync(ct);
        }

        var alarm = world.Scenario.Get<IAlarm>();
        for (var hour = 0; world.Scenario.Now() < Instant.FromUtc(2028, 6, 1, 0, 0); hour++)
        {
            // Both times of a day at which most is said, and every hour of the evening of the meeting.
            world.Scenario.Clock.Advance(TimeSpan.FromHours(hour < 8 ? 1 : 12));
            await alarm.RingAsync(ct);
        }

        foreach (var one in life)
        {
            await one.StopAsync(ct);
        }

        Posted[] posts = [.. world.Scenario.Messenger.Messages, .. world.Scenario.Messenger.Updates];
        Assert.NotEmpty(posts);
        Assert.DoesNotContain(posts, post => SectionsIn(post.Card).Any());
        Assert.DoesNotContain(posts, post => PlainText.Of(post.Card).Contains(ProofWorld.DraftDay, StringComparison.Ordinal));
        Assert.False(HasCanary(world.Logged));
    }

    [Theory]
    [InlineData(SealFault.KeyMissing)]
    [InlineData(SealFault.WrongRing)]
    [InlineData(SealFault.Changed)]
    public async Task VaultThatDoesNotOpen_ForThoseInTheRoom_SaysSoAndShowsNothing(SealFault fault)
    {
        using var world = await ProofWorld.InAsync(State.Sealed);
        var presses = await Crawl.AllAsync(world, Who.NoteTakerInTheRoom);
        var inspection = await world.Inner.InspectionAsync();
        var wrong = new List<string>();
        foreach (var press in presses)
        {
            world.GoBack();
            world.Inner.Keys.Break(inspection.Id, fault);
            var answer = await world.Inner.Rae.PressesInDialog(press.Verb, press.Values);
            Add(wrong, Who.NoteTakerInTheRoom, press.Key, SectionsIn(answer.Pressed).Concat(SectionsPosted(answer)));
            if (answer.Pressed?.Title == NoticeCard.SomethingBroke().Title)
            {
                wrong.Add($"{press.Key}: ends in the apology for a fault instead of the sentence about the vault");
            }
        }

        Check(wrong, world);
    }

    [Fact]
    public void EverythingThatCanSpeak_HasItsRow() =>
        Assert.Equal(Surfaces.Covered.Order(StringComparer.Ordinal), Surfaces.Found.Order(StringComparer.Ordinal));

    private static void Add(List<string> wrong, Who who, string what, IEnumerable<NoteSection> sections)
    {
        foreach (var section in sections.Distinct())
        {
            wrong.Add($"{who}: {what}: {section}");
        }
    }

    private static void Check(List<string> wrong, ProofWorld world)
    {
        Assert.True(wrong.Count == 0, $"{wrong.Count} in all\n" + string.Join('\n', wrong.Distinct().Take(40)));
        Assert.False(HasCanary(world.Logged), "A word of the notes is in the log.");
    }

    private static IEnumerable<NoteSection> SectionsIn(Crawl.Press press) =>
        ProofWorld.Canaries.Where(c => press.Values.Values.Any(value => value.Contains(c.Value, StringComparison.OrdinalIgnoreCase))).Select(c => c.Key);

    private static IEnumerable<NoteSection> SectionsPosted(Conversation.Answer answer) => answer.Delivered.SelectMany(post => SectionsIn(post.Card));

    private static IEnumerable<NoteSection> SectionsIn(Card? card)
    {
        if (card is null)
        {
            return [];
        }

        // Keys of buttons go over the wire too.
        var keys = Walk.ButtonsOf(card).OfType<Execute>().SelectMany(b => b.Keys.Values);
        var text = string.Join('\n', keys.Prepend(PlainText.Of(card)));
        return ProofWorld.Canaries.Where(c => text.Contains(c.Value, StringComparison.OrdinalIgnoreCase)).Select(c => c.Key);
    }

    private static bool HasCanary(string text) => ProofWorld.Canaries.Values.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
