using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Records;
using ForumBot.Reminders;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using ForumBot.Vault.Reading;
using NodaTime;
using Answer = ForumBot.Inspections.Answer;

namespace ForumBot.Tests.Records;

public sealed class RecordsTests
{
    [Theory]
    [InlineData("my data")]
    [InlineData("what do you know about me")]
    [InlineData("my records")]
    public async Task MyData_OfAMember_SaysWhatIsHeldAndUntilWhen(string words)
    {
        using var world = await Inspected.StartedAsync();

        var answer = await world.Moe.Says(words);

        Assert.Contains("Your roles, and whether you asked to join (one entry)", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Which forums you are in", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyData_AskedInTheChannel_IsAnsweredInTheirOwnChat()
    {
        using var world = await Inspected.StartedAsync();

        var answer = await world.Moe.Says("my data", world.Channel);

        Assert.DoesNotContain(answer.Delivered, post => world.IsInChannel(post) && PlainText.Of(post.Card).Contains("Your roles", StringComparison.Ordinal));
        Assert.Contains(world.Moe.Inbox, card => PlainText.Of(card).Contains("Your roles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MyData_OfAStranger_SaysThatThereIsNone()
    {
        using var world = await Inspected.StartedAsync();

        Assert.Contains("I hold no records on you", (await world.Nell.Says("my data")).Text, StringComparison.Ordinal);
        Assert.Contains("I hold no records on you", (await world.Nell.Says("forget me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyData_InFull_NamesEachEntryAndNobodyElse()
    {
        using var world = await Inspected.StartedAsync();
        await world.Rae.Says("done 1");

        var page = await world.Rae.Presses((await world.Rae.Says("my data")).Card, "Show every entry");

        Assert.Contains("ticks", page.Text, StringComparison.Ordinal);
        Assert.Contains("role: Representative", page.Text, StringComparison.Ordinal);
        Assert.All((string[])["Ann", "Moe", "Lena", "Dev"], name => Assert.DoesNotContain(name, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MyData_OfSomebodyWithALongerId_IsNotMixedUp()
    {
        using var world = await Inspected.StartedAsync();
        var moel = world.Scenario.Person("Moe-L");

        Assert.Contains("I hold no records on you", (await moel.Says("my data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyData_OfAnAttendeeWithNotes_IsShownInADialogAlone()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await WriteAsync(world, world.Rae);

        var said = await world.Rae.Says("my data");
        var opened = await world.Rae.Presses(said.Card, "Open it");

        Assert.Equal(ConfidentialCard.Title, said.Card.Title);
        Assert.DoesNotContain("Notes in the vault", said.Text, StringComparison.Ordinal);
        Assert.Contains("Notes in the vault that you wrote or compared (one entry)", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyData_OfSomebodyANoteIsKeptFrom_DoesNotGiveItAway()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await WriteAsync(world, world.Rae, keptFrom: world.Moe);

        Assert.DoesNotContain("vault", (await world.Moe.Says("my data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetMe_OfSomebodyANoteIsKeptFrom_KeepsItFromThemWhenTheyComeBack()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await WriteAsync(world, world.Rae, keptFrom: world.Moe);

        await ForgetAsync(world.Moe);

        Assert.True((await world.Scenario.Store.FindAsync<SealedNote>("n"))!.Value.IsKeptFrom(world.Moe.Id.Key));
        Assert.Empty(await DocumentsAsync(world, world.Moe));
    }

    [Fact]
    public async Task ForgetMe_Said_ChangesNothingYet()
    {
        using var world = await Inspected.StartedAsync();

        var answer = await world.Moe.Says("forget me");

        Assert.Equal("Shall I forget you?", answer.Card.Title);
        Assert.Contains("Which forums you are in", answer.Text, StringComparison.Ordinal);
        Assert.True((await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Moe.Id).Has(Role.Member));
    }

    [Fact]
    public async Task ForgetMe_OfAMember_LeavesNeitherNameNorIdAnywhere()
    {
        using var world = await Inspected.StartedAsync();
        await world.Rae.Says("done 1");
        await SaveAsync(world, world.Rae.Id.Key, new Preferences { MorningList = false });

        var done = await ForgetAsync(world.Rae);

        Assert.Equal("I have forgotten you", done.Card.Title);
        Assert.Empty(await DocumentsAsync(world, world.Rae));
        var forum = await world.Scenario.ReadAsync(world.Forum);
        Assert.Equal(RoleSet.None, forum.RolesOf(world.Rae.Id));
        Assert.Contains(forum.Memberships, m => m.Person.Name == "A former member" && m.Role == Role.Representative && m.Until is not null);
        Assert.Equal("A former member", (await world.InspectionAsync()).Ticks.Values.Single().Name);
        Assert.Contains("I hold no records on you", (await world.Rae.Says("my data")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetMe_OfAMember_LeavesEverybodyElseAsTheyWere()
    {
        using var world = await Inspected.StartedAsync();
        await ForgetAsync(world.Rae);

        var forum = await world.Scenario.ReadAsync(world.Forum);

        Assert.True(forum.RolesOf(world.Ann.Id).Has(Role.Chair));
        Assert.True(forum.RolesOf(world.Moe.Id).Has(Role.Member));
        Assert.Contains("day 1 of 15", (await world.Moe.Says("today")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetMe_OfTheLano_IsDone()
    {
        using var world = await Inspected.StartedAsync();

        await ForgetAsync(world.Lena);

        Assert.Empty(await DocumentsAsync(world, world.Lena));
    }

    [Fact]
    public async Task ForgetMe_OfTheOnlyChair_IsRefusedInASentence()
    {
        using var world = await Inspected.StartedAsync();

        var asked = await world.Ann.Says("forget me");
        var forged = await world.Ann.PressesVerb(Verbs.ForgetMe, new { sure = "yes" });

        Assert.Contains("You are the only chair of Anytown", asked.Text, StringComparison.Ordinal);
        Assert.Contains("You are the only chair of Anytown", forged.Text, StringComparison.Ordinal);
        Assert.True((await world.Scenario.ReadAsync(world.Forum)).RolesOf(world.Ann.Id).Has(Role.Chair));
    }

    [Fact]
    public async Task ForgetMe_OfAnAttendee_KeepsTheirNotesAndTheLogAndTakesTheirName()
    {
        using var world = await Inspected.AfterFeedbackAsync();
        await WriteAsync(world, world.Rae);

        var done = await ForgetAsync(world.Rae);

        var note = (await world.Scenario.Store.FindAsync<SealedNote>("n"))!.Value;
        Assert.Equal("A former member", note.Versions[0].By.Name);
        Assert.Equal(note.Versions[0].By.PersonKey, (await world.InspectionAsync()).Attendance.People[^1].PersonKey);
        Assert.Contains("The log must stay whole", done.Text, StringComparison.Ordinal);
        Assert.Equal(["AccessPage"], await DocumentsAsync(world, world.Rae));
    }

    [Fact]
    public async Task ForgetMe_OfSomebodyWhoAlreadyLeft_TakesTheirNameToo()
    {
        using var world = await Inspected.StartedAsync();
        await world.Scenario.Get<ForumRegister>().ChangeAsync(
            world.Forum.Id, forum => Members.Leave(forum, world.Moe.Id, Instant.FromUtc(2027, 3, 1, 9, 0)), TestContext.Current.CancellationToken);

        await ForgetAsync(world.Moe);

        Assert.Empty(await DocumentsAsync(world, world.Moe));
    }

    [Fact]
    public async Task ForgetMe_OfTwoWhoVouched_LeavesTheEmbargoLifted()
    {
        using var world = await Inspected.StartedAsync();
        var link = new Answer("https://reports.ofsted.gov.uk/provider/1", MarkOf(world.Rae));
        await world.Scenario.Store.UpdateAsync<Inspection>((await world.InspectionAsync()).Id, inspection => inspection with
        {
            Vouched = inspection.Vouched.SetItem(world.Rae.Id.Key, link).SetItem(world.Dev.Id.Key, link with { By = MarkOf(world.Dev) }),
        });

        await ForgetAsync(world.Rae);
        await ForgetAsync(world.Dev);

        var vouched = (await world.InspectionAsync()).Vouched;
        Assert.Equal(2, vouched.Count);
        Assert.All(vouched, word => Assert.Equal(word.Key, word.Value.By.PersonKey));
        var rows = (await world.Scenario.ReadAsync(world.Forum)).Memberships;
        Assert.All(vouched.Keys, key => Assert.Contains(rows, row => row.Person.Id.Key == key));
    }

    [Fact]
    public async Task ForgetMe_OfTwoAtOnce_ForgetsBoth()
    {
        using var world = await Inspected.StartedAsync();

        var keeper = world.Scenario.Get<RecordKeeper>();

        await Task.WhenAll(((Actor[])[world.Rae, world.Moe]).Select(one => Task.Run(async () =>
            await keeper.ForgetAsync(one.Id, Instant.FromUtc(2027, 3, 1, 9, 0), TestContext.Current.CancellationToken))));

        Assert.Empty(await DocumentsAsync(world, world.Rae));
        Assert.Empty(await DocumentsAsync(world, world.Moe));
    }

    private static async Task<Conversation.Answer> ForgetAsync(Actor who)
    {
        var asked = await who.Says("forget me");
        if (asked.Card.Title == ConfidentialCard.Title)
        {
            asked = await who.PressesInDialog(Verbs.ForgetMe);
        }

        return await who.Presses(asked.Card, "Yes, forget me");
    }

    private static Mark MarkOf(Actor who) => new(who.Id.Key, who.Self.Name, Instant.FromUtc(2027, 3, 19, 17, 0));

    private static async Task WriteAsync(Inspected world, Actor by, Actor? keptFrom = null)
    {
        var id = (await world.InspectionAsync()).Id;
        using var key = world.Keys.Unlock(world.Forum.Id, id);
        await SaveAsync(world, "n", new SealedNote
        {
            Id = "n",
            ForumId = world.Forum.Id,
            InspectionId = id,
            Versions = [new(1, key.Seal("n", 1, "words"u8), MarkOf(by))],
            KeptFrom = keptFrom is null ? [] : [SealedNote.MarkOf(id, keptFrom.Id.Key)],
        });
        await world.Scenario.Get<IAccessLog>().RecordAsync(world.Forum.Id, id, AccessKind.Wrote, MarkOf(by), null, TestContext.Current.CancellationToken);
    }

    private static async Task SaveAsync<T>(Inspected world, string id, T document) where T : class =>
        Assert.Equal(CommitOutcome.Saved, await world.Scenario.Store.CommitAsync([DocumentWrite.New(id, document)]));

    // Which kinds of documents still hold their id or their name, whatever the feature thinks of them.
    private static async Task<IReadOnlyList<string>> DocumentsAsync(Inspected world, Actor who)
    {
        var found = new List<string>();
        foreach (var kind in world.Scenario.Get<IEnumerable<KeptKind>>())
        {
            foreach (var document in await kind.AllAsync(world.Scenario.Store, TestContext.Current.CancellationToken))
            {
                var text = document.Id + DocumentJson.Write(document.Value, kind.Type);
                if (text.Contains(who.Id.Key, StringComparison.Ordinal) || text.Contains($"\"{who.Self.Name}\"", StringComparison.Ordinal))
                {
                    found.Add(kind.Type.Name);
                }
            }
        }

        return found;
    }
}
