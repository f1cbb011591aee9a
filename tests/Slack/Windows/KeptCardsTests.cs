using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Slack.Windows;
using ForumBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Slack.Windows;

/// <summary>Cards that are kept to be opened whole: whose they are, where, and how long.</summary>
public sealed class KeptCardsTests
{
    private static readonly Place Place = new(new("slack", "T1", "C1"), PlaceKind.Channel);
    private static readonly PersonId Alex = new("slack", "T1", "U1");
    private static readonly PersonId Sam = new("slack", "T1", "U2");
    private readonly InMemoryDocumentStore store = new();
    private readonly FakeTimeProvider time = new();
    private readonly KeptCards kept;

    public KeptCardsTests() => kept = new(store, time);

    public static TheoryData<string> Specimens => [.. Gallery.All.Select(specimen => specimen.Id)];

    [Fact]
    public async Task Card_KeptTwiceInOnePlace_IsOneDocument()
    {
        var first = await kept.KeepAsync(Place, null, Card(), default);
        Assert.Equal(first, await kept.KeepAsync(Place, null, Card(), default));
        Assert.NotEqual(first, await kept.KeepAsync(Place with { Id = new("slack", "T1", "C2") }, null, Card(), default));
        Assert.NotEqual(first, await kept.KeepAsync(Place, Alex, Card(), default));
        Assert.Equal(3, (await store.AllAsync<KeptCard>()).Count);
    }

    [Fact]
    public async Task Card_OfAPlace_OpensThereForAnybodyAndNowhereElse()
    {
        var name = await kept.KeepAsync(Place, null, Card(), default);

        Assert.NotNull(await kept.FindAsync(name, Place, Sam, default));
        Assert.Null(await kept.FindAsync(name, Place with { Id = new("slack", "T1", "C2") }, Sam, default));
        Assert.Null(await kept.FindAsync("nothing", Place, Sam, default));
    }

    [Fact]
    public async Task Card_OfOnePerson_OpensForNobodyElse()
    {
        var name = await kept.KeepAsync(Place, Alex, Card(), default);

        Assert.NotNull(await kept.FindAsync(name, Place, Alex, default));
        Assert.Null(await kept.FindAsync(name, Place, Sam, default));
    }

    [Fact]
    public async Task Card_ForAWindowAlone_IsNeverKept()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await kept.KeepAsync(Place, Alex, Card() with { OnlyInDialog = new("", Verbs.ShowNotes) }, default));
        Assert.Empty(await store.AllAsync<KeptCard>());
    }

    [Fact]
    public async Task Card_ThirtyDaysOld_IsGoneUnlessItWasDrawnAgain()
    {
        var old = await kept.KeepAsync(Place, null, Card(), default);
        var drawnAgain = await kept.KeepAsync(Place, Alex, Card(), default);
        time.Advance(TimeSpan.FromDays(29));
        await kept.KeepAsync(Place, Alex, Card(), default);
        time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await kept.FindAsync(old, Place, Sam, default));

        await kept.SweepAsync(default);
        Assert.Equal(drawnAgain, Assert.Single(await store.AllAsync<KeptCard>()).Id);
    }

    [Theory]
    [MemberData(nameof(Specimens))]
    public void EveryCard_WrittenAndReadAgain_IsTheSame(string name)
    {
        var card = Gallery.All.First(specimen => specimen.Id == name).Sample;
        var written = DocumentJson.Write(new KeptCard(card, "place", null, default), typeof(KeptCard));
        var read = (KeptCard)DocumentJson.Read(written, typeof(KeptCard));

        Assert.Equal(PlainText.Of(card), PlainText.Of(read.Card));
        Assert.Equal(written, DocumentJson.Write(read, typeof(KeptCard)));
    }

    private static Card Card() => new() { Title = "A card", Body = [new TextField("words", "Your words")], Next = "Nothing to do." };
}
