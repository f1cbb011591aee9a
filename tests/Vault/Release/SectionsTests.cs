using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Sealing;
using static ForumBot.Tests.Vault.Release.ReleaseWorld;

namespace ForumBot.Tests.Vault.Release;

/// <summary>The chair opens sections, takes them back, and seals again.</summary>
public sealed class SectionsTests
{
    private const string Canary = "canary words about the speech therapy waiting list";

    [Fact]
    public async Task Sections_BeforeTwoHaveConfirmed_CannotBeOpened()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);

        var answer = await world.Ann.PressesInDialog(Verbs.OpenSections, await KeysAsync(world, "Strengths"));

        Assert.Contains("still sealed", answer.Text);
        Assert.Empty((await world.InspectionAsync()).OpenSections);
        Assert.Contains("still sealed", (await world.LooksAsync(world.Ann, PublicationCard.Sections)).Text);
    }

    [Fact]
    public async Task Chair_WhoWasNotInTheRoom_SeesNamesAndCountsAndNoWords()
    {
        using var world = await LiftedAsync();
        await world.WriteAsync(NoteSection.Strengths, Canary);
        await world.WriteAsync(NoteSection.Strengths, "another");

        var form = await world.LooksAsync(world.Ann, PublicationCard.Sections);

        Assert.Contains("What goes well (2 notes)", form.Text);
        Assert.DoesNotContain("canary", form.Text);
    }

    [Fact]
    public async Task Sections_AskedForOutsideADialog_StayOutOfTheConversation()
    {
        using var world = await LiftedAsync();
        await world.WriteAsync(NoteSection.Strengths, Canary);

        var answer = await world.Ann.PressesVerb(Verbs.ShowPublication, await KeysAsync(world, null, PublicationCard.Sections));

        Assert.Equal(ConfidentialCard.Title, answer.Card.Title);
    }

    [Fact]
    public async Task Sections_WhenTheSealIsBroken_AreNamedWithoutCounts()
    {
        using var world = await LiftedAsync();
        await world.WriteAsync(NoteSection.Strengths, Canary);
        world.Keys.Break((await world.InspectionAsync()).Id, SealFault.WrongRing);

        var form = await world.LooksAsync(world.Ann, PublicationCard.Sections);

        Assert.Contains("What goes well", form.Text);
        Assert.DoesNotContain("note)", form.Text);
    }

    [Fact]
    public async Task Sections_Opened_AreToldWhereOnlyTheForumReads()
    {
        using var world = await LiftedAsync();
        await AddPlaceAsync(world, "area", Audience.ForumAndArea);
        await AddPlaceAsync(world, "open", Audience.Open);

        var answer = await world.OpensAsync(world.Ann, NoteSection.Strengths, NoteSection.NextSteps);

        Assert.Equal([NoteSection.Strengths, NoteSection.NextSteps], (await world.InspectionAsync()).OpenSections);
        Assert.Contains("What goes well and What happens next", answer.Text);
        var told = answer.Delivered.Where(post => post.Card.Title == "You can now read notes of the feedback meeting").ToList();
        Assert.Equal([world.Channel.Id], told.Select(post => post.Message.Place.Id));
        Assert.Contains("Say “notes” to me.", PlainText.Of(told[0].Card));
        Assert.DoesNotContain("What goes well", PlainText.Of(told[0].Card));
    }

    [Fact]
    public async Task Sections_SavedAsTheyAre_AreNotToldAgain()
    {
        using var world = await LiftedAsync();
        await world.OpensAsync(world.Ann, NoteSection.Strengths);

        var again = await world.OpensAsync(world.Ann, NoteSection.Strengths);
        var fewer = await world.OpensAsync(world.Ann);

        Assert.DoesNotContain(again.Delivered.Concat(fewer.Delivered), world.IsInChannel);
        Assert.Empty((await world.InspectionAsync()).OpenSections);
        Assert.Contains("cannot undo", fewer.Text);
    }

    [Fact]
    public async Task Sections_ThatDoNotExist_AreLeftOut()
    {
        using var world = await LiftedAsync();

        await world.Ann.PressesInDialog(Verbs.OpenSections, await KeysAsync(world, "Strengths,Everything,2,../Outcome"));

        Assert.Equal([NoteSection.Strengths], (await world.InspectionAsync()).OpenSections);
    }

    [Theory]
    [InlineData("Dev")]
    [InlineData("Rae")]
    [InlineData("Moe")]
    [InlineData("Lena")]
    [InlineData("Nell")]
    public async Task OthersThanTheChair_CannotOpenSections(string name)
    {
        using var world = await LiftedAsync();
        var who = new[] { world.Dev, world.Rae, world.Moe, world.Lena, world.Nell }.Single(one => one.Self.Name == name);

        await who.PressesInDialog(Verbs.OpenSections, await KeysAsync(world, "Strengths"));
        var shown = await who.PressesInDialog(Verbs.ShowPublication, await KeysAsync(world, null, PublicationCard.Sections));

        Assert.Empty((await world.InspectionAsync()).OpenSections);
        Assert.DoesNotContain("Sections the forum may read", shown.Text);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Dev")]
    public async Task KeyHolder_SealingAgain_ClosesEverythingAlone(string name)
    {
        using var world = await LiftedAsync();
        await world.OpensAsync(world.Ann, NoteSection.Strengths);
        var who = name == "Ann" ? world.Ann : world.Dev;
        Assert.Contains("cannot undo", (await world.LooksAsync(who, PublicationCard.Seal)).Text);

        var answer = await world.SealsAsync(who);

        Assert.Contains("sealed again", answer.Card.Title);
        Assert.Empty((await world.InspectionAsync()).OpenSections);
        Assert.Equal(EmbargoState.SealedAgain, await PublicationFormTests.StateAsync(world));
        Assert.Contains(answer.Delivered, post => world.IsInChannel(post) && post.Card.Title == "The report is not out after all");
    }

    [Fact]
    public async Task SealedAgain_TakesTwoToOpenAnew()
    {
        using var world = await LiftedAsync();
        await world.SealsAsync(world.Dev);
        world.Scenario.Clock.Advance(TimeSpan.FromDays(1));

        await world.RecordsAsync(world.Ann);
        Assert.Equal(EmbargoState.Recorded, await PublicationFormTests.StateAsync(world));
        await world.ConfirmsAsync(world.Dev);

        Assert.Equal(EmbargoState.Confirmed, await PublicationFormTests.StateAsync(world));
    }

    [Fact]
    public async Task Recorded_TakenBack_TellsNobodyInTheChannel()
    {
        using var world = await OutAsync();
        await world.RecordsAsync(world.Ann);

        var answer = await world.Ann.Presses((await world.LooksAsync(world.Ann, PublicationCard.Seal)).Card, "Take it back");

        Assert.DoesNotContain(answer.Delivered, post => world.IsInChannel(post) && post.Card.Title == "The report is not out after all");
        Assert.Equal(EmbargoState.SealedAgain, await PublicationFormTests.StateAsync(world));
    }

    [Fact]
    public async Task SealedAgain_TakesTheOutcomeOffEveryCard()
    {
        using var world = await LiftedAsync();
        await world.Ann.Presses(await world.ReportFormAsync(), "Save", new { f_outcome = "3" });
        var number = await world.NumberOfAsync("Report published");
        Assert.Contains("Outcome: 3", (await world.Moe.Says($"step {number}")).Text);
        await world.Moe.Says("today", world.Channel);

        var sealing = await world.SealsAsync(world.Dev);

        Assert.DoesNotContain("Outcome", (await world.Moe.Says($"step {number}")).Text);
        Assert.DoesNotContain("Outcome", (await world.Nell.Says($"step {number}", world.Channel)).Text);
        Assert.DoesNotContain("2027-05-10", string.Join('\n', (await world.InspectionAsync()).Answers.Values.Select(answer => answer.Value)));
        Assert.Contains(sealing.Delivered, post => world.IsInChannel(post) && post.Card.Title != "The report is not out after all");
    }

    private static async Task<Dictionary<string, string>> KeysAsync(Inspected world, string? sections, string? part = null)
    {
        var keys = new Dictionary<string, string> { ["inspection"] = (await world.InspectionAsync()).Id };
        if (sections is not null)
        {
            keys[SectionsCard.Chosen] = sections;
        }

        if (part is not null)
        {
            keys[PublicationCard.Part] = part;
        }

        return keys;
    }

    private static async Task AddPlaceAsync(Inspected world, string name, Audience audience)
    {
        var place = world.Scenario.Channel(name, world.Ann);
        await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum => forum with { Places = forum.Places.Add(place.Id.Key, new(place, audience)) });
    }
}
