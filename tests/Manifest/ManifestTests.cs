using System.Text.Json.Nodes;
using ForumBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Manifest;

/// <summary>What the schema lets pass and Teams or its people do not.</summary>
public sealed class ManifestTests(Practice.PracticeApp app) : IClassFixture<Practice.PracticeApp>
{
    private static JsonNode Bot => Packaged.Manifest["bots"]!.AsArray().Single()!;

    private static IEnumerable<JsonArray> CommandLists => Bot["commandLists"]!.AsArray().Select(list => list!["commands"]!.AsArray());

    private static IEnumerable<(string Title, string Description)> Commands => CommandLists.SelectMany(list => list)
        .Select(c => (c!["title"]!.GetValue<string>(), c["description"]!.GetValue<string>()));

    [Fact]
    public void Manifest_FilledIn_HoldsNoPlaceholder() =>
        Assert.DoesNotContain(Packaged.Strings(Packaged.Manifest), text => text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal));

    [Fact]
    public void Manifest_ForOneRegistration_KeepsItsIdSoThatUpdatesAreRecognised()
    {
        Assert.Equal(Packaged.AppId, Packaged.Manifest["id"]!.GetValue<string>());
        Assert.Equal(Packaged.AppId, Bot["botId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Links_InTheManifest_LeadToPagesThatTheBotServes()
    {
        using var browser = app.CreateClient();
        foreach (var name in (string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"])
        {
            var link = new Uri(Packaged.Manifest["developer"]![name]!.GetValue<string>());
            Assert.Equal("https", link.Scheme);
            Assert.Equal("bot.example.org", link.Authority);

            using var page = await browser.GetAsync(link.AbsolutePath, TestContext.Current.CancellationToken);

            Assert.Equal("text/html", page.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public void Manifest_AsksFor_NoMoreThanItNeeds()
    {
        // No page is opened inside Teams, so no domain is trusted; only messages that mention the bot are read, so there is no consent to ask for.
        Assert.Empty(Packaged.Manifest["validDomains"]!.AsArray());
        Assert.Null(Packaged.Manifest["authorization"]);
        Assert.Null(Packaged.Manifest["webApplicationInfo"]);
        Assert.False(Bot["supportsFiles"]!.GetValue<bool>());
    }

    [Fact]
    public void Icons_InTheManifest_AreNamesInTheZip()
    {
        using var zip = Packaged.Open(ForumBot.Teams.Package.TeamsPackage.Zip(Packaged.Order));

        Assert.Equal(
            ["manifest.json", Packaged.Manifest["icons"]!["color"]!.GetValue<string>(), Packaged.Manifest["icons"]!["outline"]!.GetValue<string>()],
            zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void CommandLists_ForEachScope_AreThereOnce() =>
        Assert.Equal(
            Bot["scopes"]!.AsArray().Select(s => s!.GetValue<string>()),
            Bot["commandLists"]!.AsArray().SelectMany(list => list!["scopes"]!.AsArray()).Select(s => s!.GetValue<string>()));

    [Fact]
    public void CommandList_Always_FitsAPhone() => Assert.All(CommandLists, list =>
    {
        Assert.InRange(list.Count, 1, 12);
        Assert.Equal("help", list[0]!["title"]!.GetValue<string>());
        Assert.Equal(list.Count, list.Select(c => c!["title"]!.GetValue<string>()).Distinct().Count());
    });

    // The limits that were valid until 1.21: longer ones are cut off on small screens.
    [Fact]
    public void Command_Always_IsShort() => Assert.All(Commands, command =>
    {
        Assert.InRange(command.Title.Length, 1, 32);
        Assert.InRange(command.Description.Length, 1, 128);
    });

    [Fact]
    public void Command_Always_IsAPhraseThatTheBotUnderstands()
    {
        var phrases = app.Services.GetRequiredService<IEnumerable<IFeature>>().SelectMany(feature => feature.Commands).ToDictionary(c => c.Phrase);
        var book = new PhraseBook([.. phrases.Values]);

        Assert.All(Commands, command =>
        {
            Assert.Contains(command.Title, phrases.Keys);
            Assert.True(book.Match(command.Title) is { Exact: true, Command.Phrase: var phrase } && phrase == command.Title
                || phrases[command.Title].Tail == Tail.Words);
        });
    }

    [Theory]
    [InlineData("help")]
    [InlineData("start inspection")]
    [InlineData("what's due today?")]
    [InlineData("checklist")]
    [InlineData("timeline")]
    [InlineData("contacts")]
    [InlineData("schedule")]
    [InlineData("change schedule")]
    [InlineData("survey")]
    [InlineData("roles")]
    [InlineData("attendance")]
    [InlineData("note")]
    [InlineData("notes")]
    [InlineData("report published")]
    [InlineData("ask")]
    [InlineData("settings")]
    public void Phrase_ThatPeopleNeedMost_IsOfferedWhereTheyType(string phrase) => Assert.Contains(Commands, command => command.Title == phrase);
}
