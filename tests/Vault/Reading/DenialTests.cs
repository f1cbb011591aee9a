using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>Who may not read gets nothing, by whatever way they try, and cannot tell whether there is anything.</summary>
public sealed class DenialTests
{
    private const string Canary = "zebrafinch";
    private static readonly string[] OfTheRoom = [Verbs.ShowNotes, Verbs.ShowNote, Verbs.SearchNotes, Verbs.ShowAccessLog];

    public static TheoryData<string, string> RolesAndVerbs => [.. from who in Outsiders from verb in OfTheRoom select (who, verb)];

    public static TheoryData<string> Roles => [.. Outsiders];

    private static string[] Outsiders => ["chair", "member", "lano", "lano’s deputy", "technical admin", "note-taker", "stranger", "named, not accepted", "left", "in the room and technical admin"];

    [Theory]
    [MemberData(nameof(RolesAndVerbs))]
    public async Task Outsider_PressesWhatOnlyTheRoomMay_GetsNothing(string who, string verb)
    {
        using var world = await FilledAsync();
        var (actor, note) = (await AsAsync(world, who), (await world.NotesAsync(world.Rae, Shelved.Note($"The {Canary}."))).Single());
        var keys = new { inspection = (await world.InspectionAsync()).Id, note, section = "all", words = Canary, page = "1", check = "1" };

        var answers = new[]
        {
            await actor.PressesInDialog(verb, keys),
            await actor.PressesInDialog(verb, new { forum = world.Forum.Id, keys.inspection, keys.note, keys.section, keys.words }),
            await actor.PressesVerb(verb, keys),
            await actor.PressesInDialog(verb, keys, world.Channel),
            await actor.PressesVerb(verb, keys, world.Channel),
        };

        Assert.All(answers, answer =>
        {
            var seen = string.Join('\n', answer.Delivered.Select(post => PlainText.Of(post.Card)).Append(answer.Silent ? "" : answer.Text));
            Assert.DoesNotContain(Canary, seen);
            Assert.DoesNotContain(NotesCard.Title, seen);
            Assert.DoesNotContain(ConfidentialCard.Title, seen);
            Assert.DoesNotContain("Rae", seen);
        });
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Outsider_AsksForNotes_ReadsTheSameWhetherOrNotThereAreAny(string who)
    {
        using var filled = await FilledAsync();
        using var empty = await Inspected.AfterFeedbackAsync();
        var (one, other) = (await AsAsync(filled, who), await AsAsync(empty, who));

        foreach (var said in (string[])["notes", "access log", "vault"])
        {
            Assert.Equal((await other.Says(said)).Text, (await one.Says(said)).Text);
        }

        Assert.Equal((await other.OpensAsync()).Text, (await one.OpensAsync()).Text);
    }

    [Fact]
    public async Task Member_AsksForNotes_IsToldWhoMay()
    {
        using var world = await FilledAsync();

        Assert.Contains("Only people who were at the feedback meeting can open its notes.", (await world.Moe.Says("notes")).Text);
        Assert.DoesNotContain("feedback meeting", (await world.Nell.Says("notes")).Text);
    }

    [Fact]
    public async Task AttendeeOfAnotherForum_WithItsButtonsAndIds_GetsNothing()
    {
        using var world = await FilledAsync();
        var note = (await world.NotesAsync(world.Rae, Shelved.Note($"The {Canary}."))).Single();
        var olga = world.Scenario.Person("Olga");
        await world.Scenario.ForumAsync("Elsewhere", null, Audience.ForumOnly, (olga, Role.Chair));
        var inspection = (await world.InspectionAsync()).Id;

        var answers = new[]
        {
            await olga.OpensAsync(new { forum = world.Forum.Id, inspection, section = "all" }),
            await olga.PressesInDialog(Verbs.ShowNote, new { forum = "forum-elsewhere", inspection, note }),
            await olga.PressesInDialog(Verbs.ShowNote, new { note }),
        };

        Assert.All(answers, answer => Assert.DoesNotContain(Canary, answer.Text));
    }

    [Fact]
    public async Task OldButton_AfterLeavingTheForum_OpensNothing()
    {
        using var world = await FilledAsync();
        var opened = await world.Rae.OpensAsync();
        await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum => Members.Leave(forum, world.Rae.Id, world.Scenario.Now()).After!);

        var answer = await world.Rae.Presses(opened.Card, "Read");

        Assert.DoesNotContain(Canary, answer.Text);
    }

    [Fact]
    public async Task OldButton_OfAnInspectionThatIsAnother_OpensNothing()
    {
        using var world = await FilledAsync();

        Assert.DoesNotContain(Canary, (await world.Rae.OpensAsync(new { inspection = "guessed", section = "all" })).Text);
        Assert.DoesNotContain(Canary, (await world.Rae.PressesInDialog(Verbs.SearchNotes, new { inspection = "guessed", words = Canary })).Text.Replace($"Search the notes: {Canary}", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Note_WithAGuessedId_IsNotThere()
    {
        using var world = await FilledAsync();

        Assert.Equal(PlainText.Of(NoticeCard.NotFound()), (await world.Rae.PressesInDialog(Verbs.ShowNote, new { note = "0123456789abcdef0123456789abcdef" })).Text);
    }

    [Fact]
    public async Task MemberAfterPublication_AsksForTheAccessLog_IsRefused()
    {
        using var world = await FilledAsync();
        await world.PublishedAsync(NoteSection.Strengths);

        Assert.DoesNotContain("Rae", (await world.Moe.PressesInDialog(Verbs.ShowAccessLog)).Text);
    }

    [Fact]
    public async Task LanoAfterPublication_WithEverySectionOpen_StillGetsNothing()
    {
        using var world = await FilledAsync();
        await world.PublishedAsync(Enum.GetValues<NoteSection>());

        Assert.DoesNotContain(Canary, (await world.Lena.OpensAsync(new { section = "all" })).Text);
        Assert.Contains(Canary, (await world.Moe.OpensAsync(new { section = "all" })).Text);
    }

    private static async Task<Inspected> FilledAsync()
    {
        var world = await Inspected.AfterFeedbackAsync();
        await world.NotesAsync(world.Rae, Shelved.Note($"The {Canary} school works well."));
        return world;
    }

    private static async Task<Actor> AsAsync(Inspected world, string who)
    {
        switch (who)
        {
            case "chair":
                return world.Ann;
            case "member":
                return world.Moe;
            case "lano":
                return world.Lena;
            case "lano’s deputy":
                return await world.WithRoleAsync("Lou", Role.LanoDeputy);
            case "technical admin":
                return await world.WithRoleAsync("Tess", Role.TechnicalAdmin);
            case "note-taker":
                return await world.WithRoleAsync("Nia", Role.NoteTaker);
            case "named, not accepted":
                await ChangeAsync(world, attendance => attendance with
                {
                    People = attendance.People.Add(new(world.Moe.Id.Key, "Moe", false, attendance.People[0].NamedBy)),
                });
                return world.Moe;
            case "left":
                await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum => Members.Leave(forum, world.Dev.Id, world.Scenario.Now()).After!);
                return world.Dev;
            case "in the room and technical admin":
                await world.Scenario.Store.UpdateAsync<Forum>(
                    world.Forum.Id, forum => forum with { Memberships = forum.Memberships.Add(new(world.Dev.Self, Role.TechnicalAdmin, world.Scenario.Now(), null, world.Ann.Id)) });
                return world.Dev;
            default:
                return world.Nell;
        }
    }

    private static async Task ChangeAsync(Inspected world, Func<Attendance, Attendance> change) => await world.Scenario.Store.UpdateAsync<Inspection>(
        (await world.InspectionAsync()).Id, inspection => inspection with { Attendance = change(inspection.Attendance) });
}
