using ForumBot.Tests.Teams;
using Microsoft.Extensions.Configuration;

namespace ForumBot.Tests;

/// <summary>Where links to the bot lead, and what stops the start.</summary>
public sealed class PublicAddressTests
{
    [Fact]
    public void Address_NotSetInDevelopment_IsWhereTheBotListens() =>
        Assert.Equal("http://localhost:4100/calendar/x.ics", Read("Development", "", "http://localhost:4100").Of("/calendar/x.ics")!.AbsoluteUri);

    [Theory]
    [InlineData("http://*:4100")]
    [InlineData("http://0.0.0.0:4100;https://*:4101")]
    public void Address_NotSetInDevelopmentAndListeningEverywhere_IsThisMachine(string urls) =>
        Assert.Equal("http://localhost:4100/", Read("Development", "", urls).Origin!.AbsoluteUri);

    [Fact]
    public void Address_NotSetInDevelopmentWithoutUrls_IsTheDefault() => Assert.Equal(new Uri(DefaultAddress.Url), Read("Development", null, null).Origin);

    [Fact]
    public void Address_NotSetInProduction_IsNotKnown() => Assert.Null(Read("Production", " ", "http://localhost:4100").Of("/calendar/x.ics"));

    [Fact]
    public void Address_Set_IsUsed() =>
        Assert.Equal("https://bot.example.org/a", Read("Production", "https://bot.example.org/", "http://localhost:4100").Of("/a")!.AbsoluteUri);

    [Theory]
    [InlineData("Production", "http://bot.example.org")]
    [InlineData("Production", "http://localhost:3978")]
    [InlineData("Development", "http://bot.example.org")]
    [InlineData("Production", "https://bot.example.org/path")]
    [InlineData("Production", "https://bot.example.org/?q")]
    [InlineData("Production", "https://me@bot.example.org")]
    [InlineData("Production", "bot.example.org")]
    public void Address_ThatCannotBeUsed_StopsTheStart(string environment, string value)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Read(environment, value, null));

        Assert.StartsWith($"The setting PublicAddress is “{value}”.", refusal.Message, StringComparison.Ordinal);
    }

    private static PublicAddress Read(string environment, string? value, string? urls)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["PublicAddress"] = value, ["urls"] = urls }).Build();
        return PublicAddress.Read(configuration, new Surroundings(environment));
    }
}
