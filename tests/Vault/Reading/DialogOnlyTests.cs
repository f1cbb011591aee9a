using System.Buffers;
using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using ForumBot.Messaging;
using ForumBot.Practice;
using ForumBot.Teams.Connector;
using ForumBot.Tests.Conversation;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>A card that is for a dialog alone goes nowhere else, even when something goes past the courier: every way out stops it.</summary>
public sealed class DialogOnlyTests
{
    private static readonly Card Secret = NoticeCard.Of("Notes of the feedback meeting", "The zebrafinch.", "Close it.") with { OnlyInDialog = new("", Verbs.ShowNotes) };

    [Fact]
    public void Writer_ForAnythingButADialog_Refuses()
    {
        Assert.Throws<InvalidOperationException>(() => AdaptiveCardWriter.Write(Secret));
        Assert.Throws<InvalidOperationException>(() => AdaptiveCardWriter.Write(Secret, CardHost.Conversation(_ => null)));
        Assert.NotEmpty(AdaptiveCardWriter.Write(Secret, CardHost.Dialog));
    }

    [Fact]
    public void Writer_ThatRefuses_SaysNothingOfTheCard() =>
        Assert.DoesNotContain("zebrafinch", Assert.Throws<InvalidOperationException>(() => AdaptiveCardWriter.Write(Secret)).ToString());

    [Fact]
    public void PracticeRoom_ByEachWayIn_RefusesAndKeepsNothing()
    {
        var room = new PracticeRoom(new FakeTimeProvider());
        var spot = Spot.All[0];
        var entry = room.Post(room.Id, spot, NoticeCard.NotFound())!;

        Assert.Throws<InvalidOperationException>(() => room.Post(room.Id, spot, Secret));
        Assert.Throws<InvalidOperationException>(() => room.Change(room.Id, entry.Id, Secret));
        Assert.Throws<InvalidOperationException>(() => room.Show(room.Id, entry.Id, spot.People[0], Secret));
        Assert.DoesNotContain(Secret, room.Since(null).Entries.SelectMany(e => e.OwnCards.Values.Append(e.Card)));
    }

    [Fact]
    public async Task PracticeMessenger_PastTheCourier_Refuses()
    {
        var room = new PracticeRoom(new FakeTimeProvider());
        var messenger = new PracticeMessenger(room);

        await Assert.ThrowsAsync<InvalidOperationException>(() => messenger.PostAsync(Spot.All[0].In(room.Id), Secret, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void TeamsConnector_WhateverItWritesFor_Refuses()
    {
        var to = new ConnectorAddress("https://smba.trafficmanager.net/uk/", "28:bot", "a:1");
        using var json = new Utf8JsonWriter(new ArrayBufferWriter<byte>());

        Assert.Throws<InvalidOperationException>(() => ConnectorJson.WriteMessage(json, to, Secret, CardHost.Dialog));
        Assert.Throws<InvalidOperationException>(() => ConnectorJson.WriteCall(json, to, "29:rae", "Rae", Secret));
    }

    [Fact]
    public async Task FakeMessenger_OfTheTests_RefusesToo() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => new FakeMessenger().PostAsync(new Place(new("fake", "t", "c"), PlaceKind.Channel), Secret, TestContext.Current.CancellationToken));
}
