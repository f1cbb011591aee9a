using ForumBot.Vault.Release;

namespace ForumBot.Tests.Vault.Release;

public sealed class ReportLinkTests
{
    [Theory]
    [InlineData("https://reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("  https://reports.ofsted.gov.uk/provider/44/80001  ")]
    [InlineData("HTTPS://Reports.Ofsted.Gov.UK/provider/44/80001?from=list#latest")]
    [InlineData("https://reports.ofsted.gov.uk/provider/44/80001/")]
    public void Link_OfAReportsPage_IsTaken(string typed)
    {
        var read = ReportLink.Read(typed);

        Assert.Null(read.Error);
        Assert.Equal(typed.Trim(), read.Address);
    }

    [Theory]
    [InlineData("https://reports.ofsted.gov.uk.example.org/provider/44/80001")]
    [InlineData("https://someone@reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk@example.org/provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk:443/provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk:8443/provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk./provider/44/80001")]
    [InlineData("https://xn--reports-9za.ofsted.gov.uk/provider/44/80001")]
    [InlineData("https://reports.xn--fsted-jua.gov.uk/provider/44/80001")]
    [InlineData("https://rеports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("https://reports．ofsted．gov．uk/provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk／provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk%2eexample.org/provider")]
    [InlineData("https://reports.ofsted.gov.uk\\@example.org/provider")]
    [InlineData("https:reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("https:///reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("http://reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("//reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("javascript:alert(1)//https://reports.ofsted.gov.uk/provider")]
    [InlineData("data:text/html,https://reports.ofsted.gov.uk/provider")]
    [InlineData("file:///reports.ofsted.gov.uk/provider")]
    [InlineData("https://files.ofsted.gov.uk/v1/file/50302461")]
    [InlineData("https://www.gov.uk/reports.ofsted.gov.uk/provider")]
    [InlineData("https://reports.ofsted.gov.uk")]
    [InlineData("https://reports.ofsted.gov.uk/")]
    [InlineData("https://reports.ofsted.gov.uk//")]
    [InlineData("https://reports.ofsted.gov.uk/?x=1")]
    [InlineData("https://reports.ofsted.gov.uk/provider 44")]
    [InlineData("Here: https://reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("https://reports.ofsted.gov.uk/provider/44/80001\nhttps://example.org")]
    [InlineData("\u202Ehttps://reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("a report")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Link_ThatIsNotJustThat_IsAnsweredWithASentence(string? typed)
    {
        var read = ReportLink.Read(typed);

        Assert.Null(read.Address);
        Assert.EndsWith(".", read.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_OfFiveThousandLetters_IsTooLong() =>
        Assert.Contains("too long", ReportLink.Read("https://reports.ofsted.gov.uk/" + new string('a', 5000)).Error);

    [Theory]
    [InlineData("reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("http://reports.ofsted.gov.uk/provider/44/80001")]
    [InlineData("//reports.ofsted.gov.uk/provider/44/80001")]
    public void Link_ThatOnlyLacksItsBeginning_IsOfferedMended(string typed) =>
        Assert.Contains("https://reports.ofsted.gov.uk/provider/44/80001", ReportLink.Read(typed).Error);

    [Theory]
    [InlineData("reports.ofsted.gov.uk.example.org/provider/44/80001")]
    [InlineData("http://reports.ofsted.gov.uk:80/provider/44/80001")]
    [InlineData("http://user@reports.ofsted.gov.uk/provider/44/80001")]
    public void Link_ThatIsWrongOtherwiseToo_IsNotMended(string typed) => Assert.DoesNotContain("Is this the one?", ReportLink.Read(typed).Error);
}
