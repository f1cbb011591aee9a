using System.Collections.Immutable;
using ForumBot.Access;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using NodaTime;

namespace ForumBot.Tests.Reminders;

/// <summary>What the bot says by itself in a world, at a moment, to one recipient.</summary>
internal sealed class Said(Situation situation)
{
    internal Situation Situation { get; } = situation;

    internal Inspection Inspection => Situation.Open.Inspection;

    /// <summary>The world's inspection as it is stored, at a London time, with changes to it that nobody has to save.</summary>
    internal static async Task<Said> AtAsync(Inspected world, LocalDateTime at, Func<Inspection, Inspection>? change = null)
    {
        var forum = await world.Scenario.ReadAsync(world.Forum);
        var inspection = (await world.Scenario.Store.FindAsync<Inspection>(forum.InspectionId!))!.Value;
        var open = world.Scenario.Get<Desk>().LayOut(forum, change?.Invoke(inspection) ?? inspection);
        return new(new(open, new Dictionary<string, Preferences>(), new(forum.Id), world.Scenario.Get<WorkingDays>(), London.At(at).ToInstant()));
    }

    internal Said With(Actor who, Preferences wishes) => new(Situation with
    {
        Preferences = Situation.Preferences.Append(new(who.Id.Key, wishes)).ToDictionary(),
    });

    internal Said WithPlace(Place place, Audience audience) => new(Situation with
    {
        Open = Situation.Open with { Forum = Situation.Open.Forum with { Places = Situation.Open.Forum.Places.SetItem(place.Id.Key, new(place, audience)) } },
    });

    internal Said At(LocalDateTime at) => new(Situation with { Now = London.At(at).ToInstant() });

    internal Drawn? To(Actor who, Subject about, Matter? matter = null, string? key = null, Instant? due = null) =>
        ReminderCards.Of(Occurring(about, matter, key, due), AddressOf(who, due), Situation);

    internal Drawn? To(Place place, Subject about, Matter? matter = null) =>
        ReminderCards.Of(Occurring(about, matter), new(place.Id.Key, "Channel", IsPlace: true, Situation.Now), Situation);

    internal Drawn? Together(Actor who, params Occurrence[] occurrences) => ReminderCards.Together(occurrences, AddressOf(who, null), Situation);

    internal Occurrence Occurring(Subject about, Matter? matter = null, string? key = null, Instant? due = null) => new(
        key ?? "test",
        due ?? Situation.Now,
        Situation.Now + Duration.FromDays(1),
        about,
        new(RoleSet.Insiders, ImmutableList<string>.Empty, Places: true, matter ?? Matter.Schedule));

    private Addressed AddressOf(Actor who, Instant? due) => new(who.Id.Key, who.Self.Name, IsPlace: false, due ?? Situation.Now);
}
