using CsCheck;
using ForumBot.Slack.Inbound;

namespace ForumBot.Tests.Slack.Inbound;

/// <summary>What people typed, out of what Slack writes.</summary>
public sealed class SlackTextTests
{
    [Theory]
    [InlineData("<@U0BOT> what's due today?", "what's due today?")]
    [InlineData("<@U0BOT|forumbot> today", "today")]
    [InlineData("today <@U0BOT>", "today")]
    [InlineData("checklist for R&amp;D room &lt;today&gt;", "checklist for R&D room <today>")]
    [InlineData("make <@U0SAM> chair", "make Sam Jones chair")]
    [InlineData("make <@U0SAM|sam.j> chair", "make Sam Jones chair")]
    [InlineData("in <#C0GENERAL|general> and <#C0OTHER>", "in #general and #C0OTHER")]
    [InlineData("<https://gov.uk/send|gov.uk/send>", "https://gov.uk/send")]
    [InlineData("<https://gov.uk/send>", "https://gov.uk/send")]
    [InlineData("<https://evil.example|gov.uk>", "gov.uk (https://evil.example)")]
    [InlineData("<mailto:a@b.uk|a@b.uk>", "a@b.uk")]
    [InlineData("<!channel> help", "@channel help")]
    [InlineData("<!subteam^S123|@parents> help", "@parents help")]
    [InlineData("<!date^1795163400^{date_short}|20 Nov>", "20 Nov")]
    [InlineData("today\u00A0please", "today please")]
    public void Text_AsSlackWritesIt_IsWhatWasTyped(string written, string typed) => Assert.Equal(typed, Words(written));

    [Theory]
    [InlineData("&lt;@U0SAM&gt;", "<@U0SAM>")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&lt;!channel&gt;", "<!channel>")]
    [InlineData("a <b", "a <b")]
    [InlineData("<>", "<>")]
    public void Text_ThatLooksLikeAMentionAndIsNone_MentionsNobody(string written, string typed)
    {
        Assert.Equal(typed, Words(written));
        Assert.Empty(new SlackText(written).People);
    }

    [Fact]
    public void People_NamedTwiceOrWithAnUnfitId_AreNamedOnce() =>
        Assert.Equal(["U0SAM", "W0KIM"], new SlackText("<@U0SAM> <@W0KIM> <@U0SAM|sam> <@here> <@u0low> <@C0CHAN>").People);

    [Fact]
    public void Text_EscapedAsSlackDoes_ComesBackAsItWas() => Gen.String.Sample(typed =>
    {
        var clean = typed.Replace('\u00A0', ' ').Trim();
        var written = clean
            .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        Assert.Equal(clean, Words(written));
    });

    private static string Words(string written) => new SlackText(written).Words(user => user switch
    {
        "U0BOT" => null,
        "U0SAM" => "Sam Jones",
        _ => "Someone",
    });
}
