using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
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
    private static readonly Person Sam = new(new("slack", "T1", "U2"), "Sam");
    private readonly InMemoryDocumentStore store = new();
    private readonly FakeTimeProvider time = new();
    private readonly KeptCards kept;

    public KeptCardsTests() => kept = new(store, new(store, new OneIdentity()), time);

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

        Assert.NotNull(await kept.FindAsync(name, Place, new(Alex, "Alex"), default));
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

    [Fact]
    public async Task Card_OfAPlaceForTheForum_OpensForItsPeopleAlone()
    {
        await SetUpAsync(Audience.ForumOnly);
        var name = await kept.KeepAsync(Place, null, Card(), default);

        Assert.NotNull(await kept.FindAsync(name, Place, new(Alex, "Alex"), default));
        Assert.Null(await kept.FindAsync(name, Place, Sam, default));
        Assert.Null(await kept.FindAsync(name, Place, new(Alex, "Alex (guest)") { IsGuest = true }, default));
    }

    [Fact]
    public async Task Card_OfAPlaceThatIsReadMoreWidelySince_OpensForNobody()
    {
        await SetUpAsync(Audience.ForumOnly);
        var name = await kept.KeepAsync(Place, null, Card(), default);

        Assert.Null(await kept.FindAsync(name, Place with { HasOutsiders = true }, new(Alex, "Alex"), default));
        await store.UpdateAsync<Forum>("f", forum => forum with { Places = forum.Places.SetItem(Place.Id.Key, new(Place, Audience.ForumAndArea)) }, default);
        Assert.Null(await kept.FindAsync(name, Place, new(Alex, "Alex"), default));
    }

    [Theory]
    [InlineData(Audience.Open, Audience.ForumOnly)]
    [InlineData(Audience.Open, Audience.Open)]
    public async Task Card_OfAPlaceForAll_OpensForAnybodyThere(Audience then, Audience now)
    {
        await SetUpAsync(then);
        var name = await kept.KeepAsync(Place, null, Card(), default);
        await store.UpdateAsync<Forum>("f", forum => forum with { Places = forum.Places.SetItem(Place.Id.Key, new(Place, now)) }, default);

        Assert.NotNull(await kept.FindAsync(name, Place, Sam, default));
    }

    [Fact]
    public async Task Card_OfOnePerson_IsGoneWithTheirRolesUnlessAStrangerWasShownIt()
    {
        await SetUpAsync(Audience.ForumOnly);
        var (alexs, sams) = (await kept.KeepAsync(Place, Alex, Card(), default), await kept.KeepAsync(Place, Sam.Id, Card(), default));
        Assert.NotNull(await kept.FindAsync(alexs, Place with { HasOutsiders = true }, new(Alex, "Alex"), default));
        await store.UpdateAsync<Forum>("f", forum => forum with { Memberships = [] }, default);

        Assert.Null(await kept.FindAsync(alexs, Place, new(Alex, "Alex"), default));
        Assert.NotNull(await kept.FindAsync(sams, Place, Sam, default));
    }

    [Fact]
    public async Task HomeTab_DrawnAgain_IsOneDocumentThatShowsTheLast()
    {
        var chat = new Place(new("slack", "T1", "D1"), PlaceKind.Personal);
        var name = await kept.KeepHomeAsync(chat, Alex, Card(), default);
        Assert.Equal(name, await kept.KeepHomeAsync(chat, Alex, Card() with { Title = "Later" }, default));
        Assert.NotEqual(name, await kept.KeepHomeAsync(chat, Sam.Id, Card(), default));

        Assert.Equal("Later", (await kept.FindAsync(name, chat, new(Alex, "Alex"), default))!.Title);
        Assert.Null(await kept.FindAsync(name, chat, Sam, default));
    }

    [Fact]
    public async Task Cards_OfOnePlace_AreKeptUpToAMost()
    {
        var names = new List<string>();
        for (var n = 0; n < KeptCards.MostOfPlace + 2; n++)
        {
            names.Add(await kept.KeepAsync(Place, null, Card() with { Title = $"Card {n}" }, default));
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await kept.SweepAsync(default);

        Assert.Equal(names.Skip(2).Order(), (await store.AllAsync<KeptCard>()).Select(card => card.Id).Order());
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

    private async Task SetUpAsync(Audience audience)
    {
        var forum = new Forum
        {
            Id = "f",
            Name = "Anytown",
            LocalArea = "Anyshire",
            Memberships = [new(new(Alex, "Alex"), Role.Member, default, null, Alex)],
            Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(Place.Id.Key, new(Place, audience)),
        };
        await store.CommitAsync([DocumentWrite.New("f", forum), DocumentWrite.New(Place.Id.Key, new PlaceLink("f"))], default);
    }

    private static Card Card() => new() { Title = "A card", Body = [new TextField("words", "Your words")], Next = "Nothing to do." };
}
