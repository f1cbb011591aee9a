using System.Text.Json.Nodes;
using ForumBot.Messaging;
using ForumBot.Teams.Inbound;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Teams;

public sealed class TranslatorTests
{
    private readonly FakeTimeProvider time = new(new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void PersonalMessage_FromAKnownPerson_IsTheirsInTheirOwnChat()
    {
        var message = Incoming<IncomingMessage>("personal-hello");

        Assert.Equal("hello", message.Text);
        Assert.Equal(new Person(new("teams", Captured.Tenant, Captured.Megan), "Megan Bowen"), message.From);
        Assert.Equal(new Place(new("teams", Captured.Tenant, "a:personal-megan"), PlaceKind.Personal), message.Place);
        Assert.Equal("5359c1dd-e37a-46c7-8bee-d517011d963e", message.DeliveryId);
        Assert.Equal(time.GetUtcNow(), message.At.ToDateTimeOffset());
    }

    [Fact]
    public void GroupMessage_ThatMentionsTheBot_LosesTheMention()
    {
        var message = Incoming<IncomingMessage>("group-mention");

        Assert.Equal("card", message.Text);
        Assert.Equal(PlaceKind.Group, message.Place.Kind);
    }

    [Fact]
    public void GroupMessage_ThatMentionsAPersonToo_KeepsTheirNameAndAsksWhoTheyAre()
    {
        var arrived = Assert.IsType<Translation.Event>(Translate("group-two-mentions"));

        Assert.Equal("remind Adele Vance please", ((IncomingMessage)arrived.Incoming).Text);
        Assert.Equal("29:user-adele", Assert.Single(arrived.Others).Id);
    }

    [Fact]
    public void GroupMessage_WithATypedTagAndNoEntity_IsNotForTheBot() =>
        Assert.IsType<Translation.Nothing>(Translate("group-mention", body => body["entities"] = new JsonArray()));

    [Fact]
    public void GroupMessage_ThatMentionsOnlySomebodyElse_IsNotForTheBot() =>
        Assert.IsType<Translation.Nothing>(Translate("group-two-mentions", body => body["entities"]!.AsArray().RemoveAt(0)));

    [Fact]
    public void ChannelMessage_InAThread_KeepsChannelAndThreadApart()
    {
        var message = Incoming<IncomingMessage>("channel-mention");

        Assert.Equal(
            new Place(new("teams", Captured.Tenant, "19:announcements@thread.tacv2"), PlaceKind.Channel, "1795353595591"), message.Place);
        Assert.Equal("19:announcements@thread.tacv2;messageid=1795353595591", Translator.ConversationOf(message.Place));
    }

    [Fact]
    public void Execute_WithFields_IsAPressOnTheCardItStandsOn()
    {
        var arrived = Assert.IsType<Translation.Event>(Translate("personal-execute"));
        var press = Assert.IsType<CardAction>(arrived.Incoming);

        Assert.True(arrived.IsInvoke);
        Assert.Equal("rsvp", press.Verb);
        Assert.Equal("step-free access", press.Fields["note"]);
        Assert.Equal(new MessageRef(press.Place, "1795354478089"), press.Card);
    }

    [Fact]
    public void Execute_WithNumbersAndToggles_HandsThemOverAsText()
    {
        var press = Incoming<CardAction>("personal-execute-toggle", body => body["value"]!["action"]!["data"]!["many"] = JsonNode.Parse("[1]"));

        Assert.Equal("1", press.Fields["z"]);
        Assert.Equal("false", press.Fields["g"]);
        Assert.DoesNotContain("many", press.Fields);
    }

    [Fact]
    public void Execute_WithAnEmptyField_KeepsIt()
    {
        var press = Incoming<CardAction>("personal-execute", body => body["value"]!["action"]!["data"]!["note"] = "");

        Assert.Equal("", press.Fields["note"]);
    }

    [Fact]
    public void Execute_WithoutAVerb_CannotBeRead() =>
        Assert.IsType<Translation.BadPress>(Translate("personal-execute", body => body["value"]!["action"]!.AsObject().Remove("verb")));

    [Fact]
    public void Submit_WithAVerb_IsAPressThatNobodyWaitsFor()
    {
        var arrived = Assert.IsType<Translation.Event>(Translate(
            "personal-submit-without-verb", body => body["value"] = JsonNode.Parse("""{"verb":"step.tick","step":"3"}""")));
        var press = Assert.IsType<CardAction>(arrived.Incoming);

        Assert.False(arrived.IsInvoke);
        Assert.Equal("step.tick", press.Verb);
        Assert.Equal(new Dictionary<string, string> { ["step"] = "3" }, press.Fields);
    }

    [Fact]
    public void Submit_WithAVerbInAGroup_NeedsNoMention() => Assert.Equal("x", Incoming<CardAction>("group-mention", body =>
    {
        body["value"] = JsonNode.Parse("""{"verb":"x"}""");
        body["entities"] = new JsonArray();
    }).Verb);

    [Fact]
    public void Submit_WithoutAVerb_IsNothing() => Assert.IsType<Translation.Nothing>(Translate("personal-submit-without-verb"));

    [Fact]
    public void MessageBack_WithAText_IsTheText() => Assert.Equal("text to bot", Incoming<IncomingMessage>("personal-message-back").Text);

    [Theory]
    [InlineData("personal-installed", PlaceKind.Personal)]
    [InlineData("personal-members-added", PlaceKind.Personal)]
    [InlineData("group-installed", PlaceKind.Group)]
    [InlineData("channel-installed", PlaceKind.Channel)]
    [InlineData("channel-bot-added", PlaceKind.Channel)]
    public void Installation_OfEachKind_AddsTheBot(string capture, PlaceKind kind) => Assert.Equal(kind, Incoming<BotAdded>(capture).Place.Kind);

    [Fact]
    public void Installation_WithAChannelPicked_IsInThatChannel() => Assert.Equal(
        "19:announcements@thread.tacv2",
        Incoming<BotAdded>("channel-installed", body => body["conversation"]!["id"] = "19:general@thread.tacv2").Place.Id.Conversation);

    [Fact]
    public void Installation_WithAChannelPicked_IsStoredUnderThatChannel() => Assert.Equal(
        $"teams/{Captured.Tenant}/19:announcements@thread.tacv2",
        Incoming<BotAdded>("channel-installed", body => body["conversation"]!["id"] = "19:general@thread.tacv2").Place.Id.Key);

    [Theory]
    [InlineData("channel-uninstalled")]
    [InlineData("channel-bot-removed")]
    public void Removal_OfEachKind_RemovesTheBot(string capture) => Incoming<BotRemoved>(capture);

    [Theory]
    [InlineData("channel-user-added")]
    [InlineData("personal-unknown-type")]
    [InlineData("personal-reaction")]
    [InlineData("personal-read-receipt")]
    [InlineData("personal-message-edited")]
    public void Event_ThatIsNotTheBots_IsNothing(string capture) => Assert.IsType<Translation.Nothing>(Translate(capture));

    [Fact]
    public void Upgrade_OfTheApp_AddsTheBotAndRemovesNothing()
    {
        Incoming<BotAdded>("personal-installed", body => body["action"] = "add-upgrade");

        Assert.IsType<Translation.Nothing>(Translate("personal-installed", body => body["action"] = "remove-upgrade"));
    }

    [Fact]
    public void Channel_OfATeam_SaysWhichTeam()
    {
        Assert.Equal("19:general@thread.tacv2", Assert.IsType<Translation.Event>(Translate("channel-mention")).Team);
        Assert.Null(Assert.IsType<Translation.Event>(Translate("group-mention")).Team);
    }

    [Fact]
    public void Invoke_WithAnotherName_IsUnknown() => Assert.IsType<Translation.UnknownInvoke>(Translate("personal-unknown-invoke"));

    [Fact]
    public void Dialog_ToBeOpened_IsAPressInItThatCarriesWhatTheButtonDid()
    {
        var arrived = Assert.IsType<Translation.Event>(Translate("personal-task-fetch", body => body["value"]!["data"]!["verb"] = "step.form"));
        var press = Assert.IsType<CardAction>(arrived.Incoming);

        Assert.Equal(Awaited.FirstDialog, arrived.Awaits);
        Assert.Equal(Surface.Dialog, press.Surface);
        Assert.Equal("step.form", press.Verb);
        Assert.Equal(new Dictionary<string, string> { ["eventId"] = "ev1" }, press.Fields);
        Assert.Null(press.Card);
    }

    [Fact]
    public void Dialog_HandedIn_IsAPressInItWithWhatWasTyped()
    {
        var arrived = Assert.IsType<Translation.Event>(Translate("personal-task-submit", body => body["value"]!["data"]!["verb"] = "step.save"));
        var press = Assert.IsType<CardAction>(arrived.Incoming);

        Assert.Equal(Awaited.NextDialog, arrived.Awaits);
        Assert.Equal(Surface.Dialog, press.Surface);
        Assert.Equal(new Dictionary<string, string> { ["step"] = "1", ["question"] = "Is there parking?" }, press.Fields);
        Assert.Null(press.Card);
    }

    [Theory]
    [InlineData("personal-task-fetch", null)]
    [InlineData("personal-task-fetch", "7")]
    [InlineData("personal-task-fetch", """{"data":{"eventId":"ev1"}}""")]
    [InlineData("personal-task-submit", """{"data":"step.save"}""")]
    [InlineData("personal-task-submit", """{"data":{"verb":7}}""")]
    [InlineData("personal-task-submit", """{"data":[{"verb":"step.save"}]}""")]
    [InlineData("personal-task-submit", """{"verb":"step.save"}""")]
    public void Dialog_WithoutAVerb_CannotBeRead(string capture, string? value) =>
        Assert.IsType<Translation.BadPress>(Translate(capture, body => body["value"] = value is null ? null : JsonNode.Parse(value)));

    [Fact]
    public void Execute_OnACard_IsNoDialog() => Assert.Equal(Surface.Card, Incoming<CardAction>("personal-execute").Surface);

    [Fact]
    public void Sender_WithoutAnEntraId_IsAStranger() =>
        Assert.IsType<Translation.Stranger>(Translate("personal-hello", body => body["from"]!.AsObject().Remove("aadObjectId")));

    [Fact]
    public void Sender_WithAnEntraIdThatIsNone_IsAStranger() =>
        Assert.IsType<Translation.Stranger>(Translate("personal-hello", body => body["from"]!["aadObjectId"] = "a/b"));

    [Fact]
    public void Sender_WithoutATenant_IsAStranger() => Assert.IsType<Translation.Stranger>(Translate("personal-hello", body =>
    {
        body["channelData"]!.AsObject().Remove("tenant");
        body["conversation"]!.AsObject().Remove("tenantId");
    }));

    [Fact]
    public void Sender_WithTwoTenants_IsAStranger() => Assert.IsType<Translation.Stranger>(
        Translate("personal-hello", body => body["conversation"]!["tenantId"] = "11111111-1111-4111-8111-111111111112"));

    [Fact]
    public void Sender_WithAnEntraIdInCapitals_IsTheSamePerson() => Assert.Equal(
        "abcdefab-0000-4000-8000-00000000000a",
        Incoming<IncomingMessage>("personal-hello", body => body["from"]!["aadObjectId"] = "ABCDEFAB-0000-4000-8000-00000000000A").From.Id.User);

    [Fact]
    public void Sender_WithThePlaygroundsOwnIds_IsAccepted() =>
        Assert.Equal("00000000-0000-0000-0000-0000000000020", Incoming<IncomingMessage>("personal-builtin-ids").From.Id.User);

    [Fact]
    public void Conversation_OfAKindNobodyKnows_CountsAsShared() =>
        Assert.IsType<Translation.Nothing>(Translate("personal-hello", body => body["conversation"]!["conversationType"] = "meeting"));

    [Theory]
    [InlineData("id")]
    [InlineData("from")]
    [InlineData("conversation")]
    [InlineData("recipient")]
    [InlineData("serviceUrl")]
    [InlineData("channelId")]
    public void Message_WithoutWhatEveryMessageHas_IsMalformed(string member) =>
        Assert.IsType<Translation.Malformed>(Translate("personal-hello", body => body.Remove(member)));

    private Translation Translate(string capture, Action<JsonObject>? change = null) =>
        new Translator(time).Translate(Captured.Activity(capture, change));

    private T Incoming<T>(string capture, Action<JsonObject>? change = null) where T : Incoming =>
        Assert.IsType<T>(Assert.IsType<Translation.Event>(Translate(capture, change)).Incoming);
}
