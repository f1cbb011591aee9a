using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Forums;

/// <summary>
/// Setting up a forum, as pure decisions: what the form must hold, and the forum that comes of it. The person named as chair is looked up
/// among the people the platform lists, never taken from the form.
/// </summary>
public static class FoundForum
{
    private const int Shortest = 2;
    private const int Longest = 80;
    private const int MostLeft = 50;

    /// <summary>What is wrong with the form, by field; empty when nothing is.</summary>
    public static ImmutableDictionary<string, string> Check(ForumSetupForm form, IReadOnlyList<Person> people)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>();
        CheckWords(errors, ForumSetupCard.Name, form.Name, "Type the name of your forum, for example Anytown Parent Carer Forum.");
        CheckWords(errors, ForumSetupCard.Area, form.Area, "Type the council area that your forum works in, for example Anytown.");
        if (form.Chair != ForumSetupForm.Me && people.All(p => p.Id.Key != form.Chair))
        {
            errors[ForumSetupCard.Chair] = "Choose the chair from the list. If they are not in it, choose yourself: you can hand over later.";
        }

        if (form.Readers.Count > 0 && ReadersOf(form.Audience) is null)
        {
            errors[ForumSetupCard.Audience] = "Choose who can read this conversation. If you are not sure, choose the last one.";
        }

        return errors.ToImmutable();
    }

    /// <summary>The forum that a form without mistakes describes.</summary>
    public static Forum From(ForumSetupForm form, IReadOnlyList<Person> people, string id, Person by, Place place, Instant now)
    {
        var chair = people.FirstOrDefault(p => p.Id.Key == form.Chair) ?? by;
        var forum = new Forum
        {
            Id = id,
            Name = form.Name!,
            LocalArea = form.Area!,
            Memberships = [new(chair, Role.Chair, now, null, by.Id)],
        };
        if (chair.Id != by.Id)
        {
            forum = Members.Begin(forum, by, Role.Member, by.Id, now);
        }

        // Who reads along is for the chair to say; until then, the most cautious answer holds.
        var chosen = chair.Id == by.Id ? ReadersOf(form.Audience) : null;
        return place.IsShared ? WithPlace(forum, place, chosen ?? Audience.Open) : forum;
    }

    /// <summary>A further place for a forum, as cautious as can be; for its chair or deputy alone.</summary>
    public static Decision AddPlace(Forum forum, PersonId by, Place place) =>
        !Members.Leads(forum, by) ? Decision.Refused("Only the chair or a deputy can use this conversation for the forum. Please ask them.")
        : !place.IsShared ? Decision.Refused("This is our own chat. Say “set up” in the channel or group chat you want to use.")
        : forum.Places.ContainsKey(place.Id.Key) ? Decision.Refused("This conversation is your forum’s already. Say “help” to see what I can do here.")
        : Decision.Done(WithPlace(forum, place, Audience.Open));

    /// <summary>
    /// People of another organisation came into a place, or are there no more. With them in it is open to anyone, and stays so until the chair says otherwise
    /// once they are gone. Source: docs/rules.md, GUESTS.
    /// </summary>
    public static Decision Reach(Forum forum, string placeKey, bool hasOutsiders) =>
        Decision.Done(forum.Reached(placeKey, hasOutsiders));

    /// <summary>The chair says who reads along in a place.</summary>
    public static Decision SetAudience(Forum forum, PersonId by, string placeKey, Audience audience) =>
        !Members.Leads(forum, by) ? Decision.Refused("Only the chair or a deputy can say who reads a conversation. Please ask them.")
        : !forum.Places.TryGetValue(placeKey, out var place) ? Decision.Refused("That conversation is not your forum’s any more. Say “set up” there first.")
        : place.Place.HasOutsiders && audience != Audience.Open ? Decision.Refused(
            "People of another organisation are in that conversation, so I treat it as open to anyone. To use it for the forum’s own business, have them leave it first.")
        : place.Audience == audience ? Decision.Done(forum)
        : Decision.Done(forum with { Places = forum.Places.SetItem(placeKey, place with { Audience = audience }) });

    /// <summary>The chair stops using a place for the forum: nothing is posted there any more.</summary>
    public static Decision StopUsing(Forum forum, PersonId by, string placeKey) =>
        !Members.Leads(forum, by) ? Decision.Refused("Only the chair or a deputy can stop using a conversation. Please ask them.")
        : RemovePlace(forum, placeKey);

    /// <summary>The forum without a place, for good.</summary>
    public static Decision RemovePlace(Forum forum, string placeKey) =>
        Decision.Done(forum.Places.ContainsKey(placeKey) || forum.Left.ContainsKey(placeKey)
            ? forum with { Places = forum.Places.Remove(placeKey), Left = forum.Left.Remove(placeKey) }
            : forum);

    /// <summary>The forum without a place that the bot was shown out of, which it knows again for <see cref="LeftPlace.KnownFor"/>.</summary>
    public static Decision LeavePlace(Forum forum, string placeKey, Instant now) =>
        Decision.Done(forum.Places.TryGetValue(placeKey, out var known)
            ? forum with
            {
                Places = forum.Places.Remove(placeKey),
                Left = forum.Left.SetItem(placeKey, new(known.Place, now))
                    .Where(left => now - left.Value.At <= LeftPlace.KnownFor)
                    .OrderByDescending(left => left.Value.At)
                    .Take(MostLeft)
                    .ToImmutableDictionary(),
            }
            : forum);

    /// <summary>
    /// The bot was let in again where it worked for the forum until lately. Who reads along now it does not know, and so is as cautious as in a new place.
    /// </summary>
    public static Decision ComeBack(Forum forum, Place place, Instant now) =>
        forum.Left.TryGetValue(place.Id.Key, out var left) && now - left.At <= LeftPlace.KnownFor
            ? Decision.Done(WithPlace(forum, place, Audience.Open))
            : Decision.Refused("I do not know this conversation any more. Say “set up” to use it for your forum.");

    /// <summary>The audience that a form names; null when it names none that a shared place can have.</summary>
    public static Audience? ReadersOf(string? value) => value switch
    {
        nameof(Audience.ForumOnly) => Audience.ForumOnly,
        nameof(Audience.ForumAndArea) => Audience.ForumAndArea,
        nameof(Audience.Open) => Audience.Open,
        _ => null,
    };

    /// <summary>The answers to "who can read this conversation?".</summary>
    public static IReadOnlyList<Choice> Readers { get; } =
        [.. new[] { Audience.ForumOnly, Audience.ForumAndArea, Audience.Open }.Select(a => new Choice(a.Say(), a.ToString()))];

    private static Forum WithPlace(Forum forum, Place place, Audience audience) =>
        forum with
        {
            Places = forum.Places.Add(place.Id.Key, new(place with { Thread = null }, place.HasOutsiders ? Audience.Open : audience)),
            Left = forum.Left.Remove(place.Id.Key),
        };

    internal static void CheckWords(ImmutableDictionary<string, string>.Builder errors, string field, string? value, string missing)
    {
        if (value is null or { Length: < Shortest })
        {
            errors[field] = missing;
        }
        else if (value.Length > Longest)
        {
            errors[field] = TooLong(Longest);
        }
    }

    internal static string TooLong(int longest) => $"That is too long. Use at most {longest} letters.";
}
