using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Downloads;
using ForumBot.Evidence;
using ForumBot.Forums;
using ForumBot.Guidance;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Records;
using ForumBot.Reminders;
using ForumBot.Schedules;
using ForumBot.Schedules.Calendar;
using ForumBot.Schedules.Import;
using ForumBot.Storage;
using ForumBot.Surveys;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Vault;
using ForumBot.Vault;
using ForumBot.Vault.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ForumBot.Tests.Journeys;

/// <summary>
/// A forum with its people on Monday 1 March 2027, 9am: Ann chairs, Dev is the deputy, Rae a representative, Moe a member, Lena the LANO;
/// Nell is a stranger. They share a channel for forum members.
/// </summary>
public sealed class Inspected : IDisposable
{
    public Inspected(bool dialogs = false, Action<IServiceCollection>? more = null)
    {
        Scenario = new(services => (more ?? (_ => { }))(services
            .AddInspections(new ConfigurationBuilder().Build())
            .AddChecklists()
            .AddEvidence()
            .AddGuidance()
            .AddSurveys()
            .AddSchedules()
            .AddTimetableImport()
            .AddCalendarFeed()
            .AddReminders()
            .AddReminderWishes()
            .AddDownloads()
            .AddVault()
            .AddRecords()
            .AddSingleton<IVaultKeys>(Keys)
            .AddSingleton(new PublicAddress(new("https://forumbot.example.org")))))
        {
            HasDialogs = dialogs,
        };
        (Ann, Dev, Rae) = (Scenario.Person("Ann"), Scenario.Person("Dev"), Scenario.Person("Rae"));
        (Moe, Lena, Nell) = (Scenario.Person("Moe"), Scenario.Person("Lena"), Scenario.Person("Nell"));
        Channel = Scenario.Channel("channel", Ann, Dev, Rae, Moe);
    }

    public Scenario Scenario { get; }

    /// <summary>The vault's data keys.</summary>
    internal KeysInMemory Keys { get; } = new();

    public Actor Ann { get; }

    public Actor Dev { get; }

    public Actor Rae { get; }

    public Actor Moe { get; }

    public Actor Lena { get; }

    public Actor Nell { get; }

    public Place Channel { get; }

    public Forum Forum { get; private set; } = null!;

    /// <summary>With the forum set up, and no inspection.</summary>
    public static async Task<Inspected> ReadyAsync(
        Audience audience = Audience.ForumOnly, bool dialogs = false, Action<IServiceCollection>? more = null)
    {
        var world = new Inspected(dialogs, more);
        world.Forum = await world.Scenario.ForumAsync(
            "Anytown",
            world.Channel,
            audience,
            (world.Ann, Role.Chair),
            (world.Dev, Role.Deputy),
            (world.Rae, Role.Representative),
            (world.Moe, Role.Member),
            (world.Lena, Role.Lano));
        return world;
    }

    /// <summary>With a full inspection that was called this morning.</summary>
    public static async Task<Inspected> StartedAsync(
        Audience audience = Audience.ForumOnly, bool dialogs = false, Action<IServiceCollection>? more = null)
    {
        var world = await ReadyAsync(audience, dialogs, more);
        await world.StartAsync();
        return world;
    }

    /// <summary>
    /// On the evening of the feedback meeting, Friday 19 March 2027, 5pm, with dialogs. Dev and Rae were in the room and have accepted the terms, Rae takes the
    /// notes; Ann, the chair, was not there; Lena was, for the area.
    /// </summary>
    public static async Task<Inspected> AfterFeedbackAsync(Audience audience = Audience.ForumOnly, Action<IServiceCollection>? more = null)
    {
        var world = await StartedAsync(audience, dialogs: true, more);
        world.Scenario.Clock.SetUtcNow(new(2027, 3, 19, 17, 0, 0, TimeSpan.Zero));
        await world.InTheRoomAsync(world.Dev, world.Rae);
        return world;
    }

    /// <summary>From now on these were in the room, the last of them with the notes, without having gone through the forms.</summary>
    public async Task InTheRoomAsync(params Actor[] people)
    {
        var named = new Mark(Ann.Id.Key, "Ann", NodaTime.Instant.FromUtc(2027, 3, 16, 9, 0));
        var attendees = people.Select(one => new Attendee(one.Id.Key, one.Self.Name, one == people[^1], named)
        {
            Accepted = new(one.Id.Key, one.Self.Name, NodaTime.Instant.FromUtc(2027, 3, 17, 9, 0)),
            Terms = "1",
        });
        var forum = await Scenario.ReadAsync(Forum);
        await Scenario.Store.UpdateAsync<Inspection>(
            forum.InspectionId!, inspection => inspection with { Attendance = inspection.Attendance with { People = [.. attendees] } });
    }

    /// <summary>The inspection as it is stored now.</summary>
    public async Task<Inspection> InspectionAsync() =>
        (await Scenario.Store.FindAsync<Inspection>((await Scenario.ReadAsync(Forum)).InspectionId!))!.Value;

    /// <summary>Ann starts a full inspection, called on this day.</summary>
    public async Task<Conversation.Answer> StartAsync(string called = "2027-03-01")
    {
        var form = await Ann.Says("start inspection");
        var preview = await Ann.Presses(form.Card, "Show me the dates", new { kind = "area-send-full", called });
        return await Ann.Presses(preview.Card, "Start now");
    }

    /// <summary>True for a message that stands in the channel, for all to see.</summary>
    public bool IsInChannel(Posted post) => post.Message.Place.Id == Channel.Id;

    /// <summary>Somebody new with one role in this forum.</summary>
    public async Task<Actor> WithRoleAsync(string name, Role role)
    {
        var who = Scenario.Person(name);
        var membership = new Membership(who.Self, role, Instant.FromDateTimeOffset(Scenario.Clock.GetUtcNow()), null, Ann.Id);
        await Scenario.Store.UpdateAsync<Forum>(Forum.Id, forum => forum with { Memberships = forum.Memberships.Add(membership) });
        Assert.Equal(CommitOutcome.Saved, await Scenario.Store.CommitAsync([DocumentWrite.New(who.Id.Key, new PersonLink([Forum.Id], Forum.Id))]));
        return who;
    }

    /// <summary>What a button of a step sends, with fields of a form.</summary>
    public async Task<Dictionary<string, string>> KeysOfAsync(string step, params (string Field, string Value)[] typed)
    {
        var forum = await Scenario.ReadAsync(Forum);
        return new(typed.Select(pair => KeyValuePair.Create(pair.Field, pair.Value))) { ["inspection"] = forum.InspectionId!, ["step"] = step };
    }

    /// <summary>A step's form, opened in the way that this world offers: asked for in words, or in a dialog by the step's button.</summary>
    public async Task<Card> FormAsync(Actor who, int number) => Scenario.HasDialogs
        ? (await who.Presses((await who.Says($"step {number}")).Card, "Fill in")).Card
        : (await who.Says($"fill in {number}")).Card;

    /// <summary>Ann's form for the report, once it is out.</summary>
    public async Task<Card> ReportFormAsync() => await FormAsync(Ann, await NumberOfAsync("Report published"));

    /// <summary>The number of the step with this title, as Ann's checklist shows it.</summary>
    public async Task<int> NumberOfAsync(string title)
    {
        for (var page = 1; page < 20; page++)
        {
            var card = (await Ann.Says($"checklist {page}")).Card;
            foreach (var line in PlainText.Of(card).Split('\n'))
            {
                if (line.EndsWith(". " + title, StringComparison.Ordinal))
                {
                    return int.Parse(line.Split('.')[0]);
                }
            }
        }

        throw new InvalidOperationException($"No step is called “{title}”.");
    }

    public void Dispose() => Scenario.Dispose();
}
