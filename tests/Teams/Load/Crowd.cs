using System.Collections.Immutable;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ForumBot.Tests.Teams.Load;

/// <summary>
/// Forums with an inspection under way: in each a chair and deputies, who may tick every step, a channel of their own, and for each person three
/// steps that nobody else touches.
/// </summary>
internal sealed record Crowd(IReadOnlyList<Volunteer> People)
{
    private const int StepsEach = 3;

    internal static async Task<Crowd> SettleAsync(WholeBot bot, int forums, int peopleInEach)
    {
        var people = new List<Volunteer>();
        for (var number = 0; number < forums; number++)
        {
            people.AddRange(await SettleForumAsync(bot.Services, number, peopleInEach));
        }

        return new(people);
    }

    private static async Task<IEnumerable<Volunteer>> SettleForumAsync(IServiceProvider services, int number, int size)
    {
        var ct = TestContext.Current.CancellationToken;
        var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb["Europe/London"]);
        var channel = new Place(new("teams", Captured.Tenant, $"19:load-{number}@thread.tacv2"), PlaceKind.Channel);
        Person[] people = [.. Enumerable.Range(0, size).Select(n => new Person(new("teams", Captured.Tenant, UserOf(number, n)), $"Person {n}"))];
        var decision = await services.GetRequiredService<ForumRegister>().CreateAsync(
            new()
            {
                Id = $"load-{number}",
                Name = $"Forum {number}",
                LocalArea = $"Area {number}",
                Memberships = [.. people.Select((p, n) => new Membership(p, n == 0 ? Role.Chair : Role.Deputy, now.ToInstant(), null, people[0].Id))],
                Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(channel.Id.Key, new(channel, Audience.ForumOnly)),
            },
            ct);
        var playbook = services.GetRequiredService<PlaybookShelf>().Find("area-send-full", now.Date).Playbook!;
        var started = await services.GetRequiredService<InspectionRegister>().StartAsync(
            decision.After!,
            new()
            {
                Id = $"inspection-{number}",
                ForumId = $"load-{number}",
                PlaybookId = playbook.Id,
                PlaybookVersion = playbook.Version,
                NotifiedOn = now.Date,
                Started = new(people[0].Id.Key, people[0].Name, now.ToInstant()),
            },
            ct);
        var open = services.GetRequiredService<Desk>().LayOut(started!.Value.Forum, started.Value.Inspection);
        var deputy = new Viewer(RoleSet.Of(Role.Deputy), Audience.ForumOnly);
        var steps = new Steps(open, Viewer.Of(open.Forum, channel), now.LocalDateTime, "").Visible()
            .Where(step => step.Planned.Step.Repeat != Repeat.EachDay && StepRights.MayTick(deputy, step.Planned.Step, open.Timeline))
            .Select(step => new OwnStep(step.Number, step.Planned.Step.Id))
            .ToList();
        Assert.True(steps.Count >= size * StepsEach, $"There are {steps.Count} steps for {size} people.");
        return people.Select((person, n) => new Volunteer(
            person.Id.User,
            $"a:load-{number}-{n}",
            channel.Id.Conversation,
            started.Value.Inspection.Id,
            steps[n * StepsEach],
            steps[(n * StepsEach) + 1],
            steps[(n * StepsEach) + 2]));
    }

    private static string UserOf(int forum, int number) => $"44444444-4444-4444-8{forum:D3}-{number:D12}";
}

/// <summary>One person: their own chat, the channel they share, and their steps: one for each way to tick.</summary>
internal sealed record Volunteer(
    string EntraId, string Chat, string Channel, string Inspection, OwnStep SaidInChat, OwnStep SaidInChannel, OwnStep Pressed);

/// <summary>A step as people name it and as buttons do.</summary>
internal sealed record OwnStep(int Number, string Id);
