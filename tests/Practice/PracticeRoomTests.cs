using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Practice;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Practice;

public sealed class PracticeRoomTests
{
    private readonly PracticeRoom room = new(new FakeTimeProvider());
    private readonly Card first = NoticeCard.NotFound();
    private readonly Card second = NoticeCard.NotHere();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Conversation_BeyondItsLimit_ForgetsTheOldest()
    {
        for (var i = 0; i <= PracticeRoom.MostEntries; i++)
        {
            room.Write(Spot.Forum, Persona.Chair, $"{i}");
        }

        Assert.Equal(PracticeRoom.MostEntries, room.In(Spot.Forum).Count);
        Assert.Equal("1", room.In(Spot.Forum)[0].Text);
    }

    [Fact]
    public async Task Call_OfSomebodyInAConversation_StandsThereWithTheirName()
    {
        var messenger = new PracticeMessenger(room);
        var tom = Persona.Member.In(room.Id).Id;

        Assert.True(await messenger.CallAsync(tom, Spot.Forum.In(room.Id), NoticeCard.CallsYou(), Ct));
        Assert.Equal("Tom Evans: I could not send you a message", Assert.Single(room.In(Spot.Forum)).Card!.Title);
    }

    [Fact]
    public async Task Call_OfSomebodyElsewhere_IsNotMade()
    {
        var messenger = new PracticeMessenger(room);
        var grace = Persona.Lano.In(room.Id).Id;

        Assert.False(await messenger.CallAsync(grace, Spot.Forum.In(room.Id), NoticeCard.CallsYou(), Ct));
        Assert.Empty(room.In(Spot.Forum));
    }

    [Fact]
    public void Card_ShownToOnePerson_IsSeenByThatPersonAlone()
    {
        var entry = room.Post(room.Id, Spot.Forum, first)!;

        room.Show(room.Id, entry.Id, Persona.Chair, second);

        var now = room.Find(entry.Id)!;
        Assert.Same(second, now.CardFor(Persona.Chair));
        Assert.Same(first, now.CardFor(Persona.Member));
    }

    [Fact]
    public void Card_ChangedForEverybody_ReplacesWhatOnePersonSaw()
    {
        var entry = room.Post(room.Id, Spot.Forum, first)!;
        room.Show(room.Id, entry.Id, Persona.Chair, first);

        room.Change(room.Id, entry.Id, second);

        Assert.Same(second, room.Find(entry.Id)!.CardFor(Persona.Chair));
    }

    [Fact]
    public async Task Message_ForARoomThatWasEmptied_DoesNotArrive()
    {
        var messenger = new PracticeMessenger(room);
        var place = Spot.Forum.In(room.Id);
        var message = await messenger.PostAsync(place, first, Ct);

        room.StartAfresh();

        Assert.Null(await messenger.PostAsync(place, first, Ct));
        Assert.False(await messenger.UpdateAsync(message!, second, Ct));
        Assert.Null(await messenger.PersonalChatAsync(Persona.Chair.In(place.Id.Tenant).Id, place, Ct));
        Assert.Empty(await messenger.PeopleInAsync(place, Ct));
    }

    [Fact]
    public async Task PersonalChat_OfAPersona_IsTheirOwn()
    {
        var chat = await new PracticeMessenger(room).PersonalChatAsync(Persona.Lano.In(room.Id).Id, Spot.WithArea.In(room.Id), Ct);

        Assert.Equal(Spot.ChatOf(Persona.Lano).In(room.Id), chat);
        Assert.Equal(PlaceKind.Personal, chat!.Kind);
    }

    [Fact]
    public async Task Waiting_UntilSomethingChanges_EndsThen()
    {
        var waiting = room.WaitAsync(room.Mark, Ct);
        Assert.False(waiting.IsCompleted);

        room.Write(Spot.Forum, Persona.Chair, "hello");

        await waiting;
    }
}
