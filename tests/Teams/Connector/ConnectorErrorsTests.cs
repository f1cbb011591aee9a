using System.Text;
using ForumBot.Teams.Connector;

namespace ForumBot.Tests.Teams.Connector;

public sealed class ConnectorErrorsTests
{
    [Theory]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", "BotNotInConversationRoster")]
    [InlineData("""{"error":{"code":"Bad Argument"}}""", "Bad Argument")]
    [InlineData("""{"errorCode":209,"message":"{\r\n \"subCode\": \"MessageWritesBlocked\", \"details\": \"x\" }"}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":209,"message":"{}"}""", null)]
    [InlineData("""{"errorCode":209,"message":"The bot is blocked"}""", null)]
    [InlineData("""{"errorCode":209,"message":7}""", null)]
    [InlineData("""{"error":"a sentence"}""", null)]
    [InlineData("""{"error":{"code":{"deep":1}}}""", null)]
    [InlineData("""{"error":{"code":"a line\nand another"}}""", null)]
    [InlineData("""{"error":{"code":""}}""", null)]
    [InlineData("[]", null)]
    [InlineData("7", null)]
    [InlineData("{", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void CodeIn_ABodyOfAnyShape_IsTheCodeOrNothing(string body, string? code) =>
        Assert.Equal(code, ConnectorErrors.CodeIn(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void CodeIn_ACodeThatIsTooLong_IsNothing() =>
        Assert.Null(ConnectorErrors.CodeIn(Encoding.UTF8.GetBytes($$$"""{"error":{"code":"{{{new string('a', 65)}}}"}}""")));

    [Theory]
    [InlineData(200, null, ConnectorOutcome.Done)]
    [InlineData(202, null, ConnectorOutcome.Done)]
    [InlineData(400, "BadArgument", ConnectorOutcome.Refused)]
    [InlineData(400, "Bad Argument", ConnectorOutcome.Refused)]
    [InlineData(401, "BotNotRegistered", ConnectorOutcome.NotSignedIn)]
    [InlineData(401, null, ConnectorOutcome.NotSignedIn)]
    [InlineData(403, "BotDisabledByAdmin", ConnectorOutcome.TenantBlocked)]
    [InlineData(403, "BotNotInConversationRoster", ConnectorOutcome.Removed)]
    [InlineData(403, "ConversationBlockedByUser", ConnectorOutcome.BlockedByPerson)]
    [InlineData(403, "MessageWritesBlocked", ConnectorOutcome.BlockedByPerson)]
    [InlineData(403, "ForbiddenOperationException", ConnectorOutcome.NotInstalled)]
    [InlineData(403, "InvalidBotApiHost", ConnectorOutcome.WrongHost)]
    [InlineData(403, "NotEnoughPermissions", ConnectorOutcome.NotAllowed)]
    [InlineData(403, "SomethingNew", ConnectorOutcome.NotAllowed)]
    [InlineData(403, null, ConnectorOutcome.NotAllowed)]
    [InlineData(404, "ConversationNotFound", ConnectorOutcome.ConversationGone)]
    [InlineData(404, "ActivityNotFoundInConversation", ConnectorOutcome.MessageGone)]
    [InlineData(404, "MemberNotFoundInConversation", ConnectorOutcome.MemberGone)]
    [InlineData(404, null, ConnectorOutcome.Refused)]
    [InlineData(412, "PreconditionFailed", ConnectorOutcome.Throttled)]
    [InlineData(413, "MessageSizeTooBig", ConnectorOutcome.TooBig)]
    [InlineData(413, null, ConnectorOutcome.TooBig)]
    [InlineData(429, "Throttled", ConnectorOutcome.Throttled)]
    [InlineData(500, "ServiceError", ConnectorOutcome.Unreachable)]
    [InlineData(502, null, ConnectorOutcome.Unreachable)]
    [InlineData(503, "ServiceError", ConnectorOutcome.Unreachable)]
    [InlineData(504, null, ConnectorOutcome.Unreachable)]
    [InlineData(0, null, ConnectorOutcome.Unreachable)]
    [InlineData(302, null, ConnectorOutcome.Refused)]
    internal void OutcomeOf_EachAnswerInTheTable_IsWhatItsCallerHasToDo(int status, string? code, ConnectorOutcome outcome) =>
        Assert.Equal(outcome, ConnectorErrors.OutcomeOf(status, code, ConnectorTarget.Conversation));

    [Theory]
    [InlineData(ConnectorTarget.Message, ConnectorOutcome.MessageGone)]
    [InlineData(ConnectorTarget.Member, ConnectorOutcome.MemberGone)]
    internal void OutcomeOf_A404WithoutACode_IsThatTheOneThingIsMissing(ConnectorTarget target, ConnectorOutcome outcome) =>
        Assert.Equal(outcome, ConnectorErrors.OutcomeOf(404, null, target));

    [Theory]
    [InlineData(403, ConnectorOutcome.NotAllowed, true)]
    [InlineData(403, ConnectorOutcome.BlockedByPerson, true)]
    [InlineData(403, ConnectorOutcome.TenantBlocked, true)]
    [InlineData(403, ConnectorOutcome.WrongHost, false)]
    [InlineData(404, ConnectorOutcome.ConversationGone, false)]
    [InlineData(200, ConnectorOutcome.Done, false)]
    internal void IsShut_ForAnAnswer_IsTrueForAny403ThatSpeaksOfTheBot(int status, ConnectorOutcome outcome, bool shut) =>
        Assert.Equal(shut, new ConnectorResult(outcome, status).IsShut);
}
