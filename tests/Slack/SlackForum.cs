using System.Collections.Immutable;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using Microsoft.Extensions.DependencyInjection;
using static ForumBot.Tests.Slack.SlackCapture;

namespace ForumBot.Tests.Slack;

/// <summary>A forum that works in <see cref="SlackCapture.Channel"/>, which is read by its members alone.</summary>
internal static class SlackForum
{
    internal static Place Place { get; } = new(new("slack", Team, Channel), PlaceKind.Channel);

    internal static Person PersonOf(string user, string name) => new(new("slack", Team, user), name);

    /// <summary>Sets it up with these people; the first gave the roles.</summary>
    internal static async Task<Forum> CreateAsync(SlackBot bot, params (Person Person, Role Role)[] people)
    {
        var now = NodaTime.Instant.FromDateTimeOffset(bot.Time.GetUtcNow());
        var made = await bot.Services.GetRequiredService<ForumRegister>().CreateAsync(
            new Forum
            {
                Id = "forum-1",
                Name = "Anytown",
                LocalArea = "Anyshire",
                Memberships = [.. people.Select(one => new Membership(one.Person, one.Role, now, null, people[0].Person.Id))],
                Places = ImmutableDictionary<string, ForumPlace>.Empty.Add(Place.Id.Key, new(Place, Audience.ForumOnly)),
            },
            default);
        Assert.Null(made.Refusal);
        return made.After!;
    }

    /// <summary>The call for a full inspection came today.</summary>
    internal static async Task InspectAsync(SlackBot bot, Forum forum)
    {
        var called = NodaTime.Instant.FromDateTimeOffset(bot.Time.GetUtcNow()).InZone(London.Zone).Date;
        var playbook = bot.Services.GetRequiredService<PlaybookShelf>().Find("area-send-full", called).Playbook!;
        var inspection = new Inspection
        {
            Id = "inspection-1",
            ForumId = forum.Id,
            PlaybookId = playbook.Id,
            PlaybookVersion = playbook.Version,
            NotifiedOn = called,
            Started = new($"slack/{Team}/{Coordinator}", "Cora", default),
            GivenAtStart = ImmutableDictionary<Anchor, NodaTime.LocalDate>.Empty,
        };
        Assert.NotNull(await bot.Services.GetRequiredService<InspectionRegister>().StartAsync(forum, inspection, default));
    }
}
