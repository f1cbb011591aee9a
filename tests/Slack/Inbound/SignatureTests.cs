using System.Text;
using ForumBot.Slack.Inbound;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>Slack's own example, and everything that is nearly right.</summary>
public sealed class SignatureTests
{
    private static readonly System.Text.Json.Nodes.JsonObject Vectors = SlackCapture.Json("request_signature_vectors");

    public static TheoryData<string> Names => [.. Vectors["vectors"]!.AsArray().Select(vector => (string)vector!["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Vector_Checked_IsGenuineOrNotAsItSays(string name)
    {
        var vector = Vectors["vectors"]!.AsArray().Single(one => (string)one!["name"]! == name)!;
        var now = DateTimeOffset.FromUnixTimeSeconds((long)vector["now_unix"]!);

        var isGenuine = Signature.IsGenuine(
            [Bytes((string)Vectors["signing_secret"]!)], (string?)vector["timestamp"], (string?)vector["signature"], Bytes((string)vector["body"]!), now);

        Assert.Equal((bool)vector["valid"]!, isGenuine);
    }

    [Fact]
    public void Vectors_InTheFile_HoldGoodAndBadOnes()
    {
        Assert.Contains(Vectors["vectors"]!.AsArray(), vector => (bool)vector!["valid"]!);
        Assert.Contains(Vectors["vectors"]!.AsArray(), vector => !(bool)vector!["valid"]!);
    }

    [Fact]
    public void Body_SignedWithTheOlderOfTwoSecrets_IsGenuine()
    {
        var signature = Encoding.ASCII.GetString(Signature.Sign("the older one"u8, "1000", "body"u8));

        Assert.True(Signature.IsGenuine([Bytes("the newer one"), Bytes("the older one")], "1000", signature, "body"u8, DateTimeOffset.FromUnixTimeSeconds(1000)));
        Assert.False(Signature.IsGenuine([Bytes("the newer one")], "1000", signature, "body"u8, DateTimeOffset.FromUnixTimeSeconds(1000)));
    }

    [Fact]
    public void Body_WhereThereIsNoSecretOrAnEmptyOne_IsNeverGenuine()
    {
        var signature = Encoding.ASCII.GetString(Signature.Sign([], "1000", "body"u8));

        Assert.False(Signature.IsGenuine([], "1000", signature, "body"u8, DateTimeOffset.FromUnixTimeSeconds(1000)));
        Assert.False(Signature.IsGenuine([[]], "1000", signature, "body"u8, DateTimeOffset.FromUnixTimeSeconds(1000)));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void Time_BesideNow_IsTimelyForFiveMinutesEitherWay(int seconds, bool isTimely) =>
        Assert.Equal(isTimely, Signature.IsTimely((1000 + seconds).ToString(System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeSeconds(1000)));

    [Theory]
    [InlineData("1000", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("+1000", false)]
    [InlineData(" 1000", false)]
    [InlineData("1e3", false)]
    [InlineData("99999999999999999999", false)]
    public void Time_ThatIsNoPlainNumber_IsNotTimely(string? written, bool isTimely) =>
        Assert.Equal(isTimely, Signature.IsTimely(written, DateTimeOffset.FromUnixTimeSeconds(1000)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
