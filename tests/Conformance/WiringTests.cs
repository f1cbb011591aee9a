using System.Reflection;
using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Conversation;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Conformance;

/// <summary>Nothing is half-wired: every verb has its one handler, and every phrase finds its own command.</summary>
public sealed class WiringTests(WiringTests.App app) : IClassFixture<WiringTests.App>
{
    [Fact]
    public void Verbs_AllTogether_HaveOneHandlerEach()
    {
        var declared = typeof(Verbs).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        var handled = app.Features.SelectMany(f => f.Clicks).Select(c => c.Verb);

        Assert.Equal(declared.Order(), handled.Order());
    }

    [Fact]
    public void Phrases_AllTogether_AreSaidOnce() =>
        Assert.Distinct(app.Commands.SelectMany(c => c.AlsoSaid.Prepend(c.Phrase)).Select(p => p.ToUpperInvariant()));

    [Fact]
    public void Phrase_SaidAsItStands_FindsItsCommand()
    {
        var book = new PhraseBook(app.Commands);
        var lost =
            from command in app.Commands
            from phrase in command.AlsoSaid.Prepend(command.Phrase)
            let said = phrase + TailOf(command)
            where !ReferenceEquals(book.Match(said).Command, command)
            select $"“{said}” finds {book.Match(said).Command?.Phrase ?? "nothing"}";

        Assert.Empty(lost);
    }

    [Fact]
    public void ButtonsOfTheGallery_TypedInstead_FindACommand()
    {
        var book = new PhraseBook(app.Commands);
        var phrases = Gallery.All.SelectMany(s => s.Sample.Buttons.Concat(CardRuleTests.Elements(s.Sample.Body).OfType<Row>().Select(r => r.Button)))
            .OfType<Execute>().Select(e => e.OrSay).OfType<string>().Distinct();

        Assert.DoesNotContain(phrases, phrase => book.Match(phrase).Command is null);
    }

    [Fact]
    public void ButtonsThatOpenForms_Pressed_AskTheGateForThePersonAlone()
    {
        var forms = app.Features.SelectMany(f => f.Clicks).Where(c => Verbs.OpensForm(c.Verb)).ToList();

        Assert.NotEmpty(forms);
        // A form about the place itself holds nothing that its readers may not see.
        Assert.All(forms, click => Assert.True(click.Privately || click.About == Matter.Public, click.Verb));
    }

    [Fact]
    public void Commands_InHelp_AreExplainedInAShortSentence() =>
        Assert.All(app.Commands, c => Assert.InRange(c.Help.Length, 5, 120));

    private static string TailOf(Command command) => command.Tail switch
    {
        Tail.Numbers => " 3",
        Tail.Words => " what is a LANO",
        _ => "",
    };

    /// <summary>The app as Program.cs wires it, on a store of its own.</summary>
    public sealed class App : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("forumbot-wiring-").FullName;
        private readonly WebApplicationFactory<Program> factory;

        public App()
        {
            factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
                .UseSetting("environment", "Development")
                .UseSetting("Storage:LiteDb:Path", Path.Combine(folder, "forumbot.db")));
            Features = [.. factory.Services.GetServices<IFeature>()];
            Commands = [.. Features.SelectMany(f => f.Commands)];
        }

        internal IReadOnlyList<IFeature> Features { get; }

        internal IReadOnlyList<Command> Commands { get; }

        public void Dispose()
        {
            factory.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
