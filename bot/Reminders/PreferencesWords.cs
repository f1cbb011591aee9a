using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Reminders;

/// <summary>How somebody is reminded, in words. Pure.</summary>
public static class PreferencesWords
{
    /// <summary>The facts for the settings card, the most telling first.</summary>
    public static IReadOnlyList<Fact> Facts(Preferences kept, Instant now)
    {
        var today = London.DateOf(now);
        var facts = new List<Fact> { new("Reminders", State(kept, now)) };
        if (kept.Stopped)
        {
            return facts;
        }

        facts.Add(new("Quiet hours", kept.QuietFrom == kept.QuietUntil ? "none" : $"{kept.QuietFrom.Say()} to {kept.QuietUntil.Say()}"));
        facts.Add(new("List of the day at 8:30am", kept.MorningList ? "yes" : "no"));
        facts.Add(new("Most messages a day", $"{kept.DailyCap}"));
        if (kept.AwayUntil is { } away && away >= today)
        {
            facts.Add(new("Away until", away.Say(today)));
        }

        return facts;
    }

    /// <summary>A stop or a snooze, in a sentence each; empty when reminders run.</summary>
    public static IReadOnlyList<string> Now(Preferences kept, Instant now) => kept switch
    {
        { Stopped: true } => ["You have stopped your reminders. I still answer what you ask."],
        { SnoozedUntil: { } until } when until > now => [$"Your reminders are snoozed until {Moment(until, now)}."],
        _ => [],
    };

    /// <summary>Who is reminded in this person's stead while they are away.</summary>
    public static string StandIn(Forum forum, PersonId person)
    {
        var roles = forum.RolesOf(person);
        Role? standIn = roles.Has(Role.Chair) ? Role.Deputy : roles.Has(Role.Lano) ? Role.LanoDeputy : null;
        if (standIn is not { } role)
        {
            return "Nobody stands in for you, so your reminders still come while you are away. You can snooze them.";
        }

        string[] names = [.. forum.Holding(role).Where(other => other.Id != person).Select(other => other.Name)];
        return names switch
        {
            [] => $"Nobody stands in for you yet, so your reminders still come to you while you are away. {(role == Role.Deputy ? "Say “roles” to name a deputy chair." : "Ask the chair to name your deputy.")}",
            [var name] => $"While you are away {name} gets your reminders. If they are away too, you do.",
            _ => $"While you are away {Wording.List(names)} get your reminders. If all of them are away too, you do.",
        };
    }

    /// <summary>What else a stop means for somebody whom others rely on; null for everybody else.</summary>
    public static string? WhatStops(Preferences kept, Forum forum, PersonId person, LocalDate today)
    {
        if (StandIn(forum, person) is not { } standIn)
        {
            return null;
        }

        var overdue = forum.RolesOf(person).Has(Role.Chair) ? "You will not hear of overdue steps either. " : "";
        return overdue + (kept.AwayUntil >= today
            ? standIn
            : "Nobody stands in for you while you are only stopped. If you are away, say “my reminders” and fill in until when: then your deputy is told instead.");
    }

    /// <summary>"Today, 6pm" or "Tuesday 2 March, 8:30am", to stand within a sentence.</summary>
    public static string Moment(Instant moment, Instant now)
    {
        var (at, today) = (moment.InZone(London.Zone).LocalDateTime, London.DateOf(now));
        return at.Date == today ? $"today, {at.TimeOfDay.Say()}" : at.Say(today);
    }

    private static string State(Preferences kept, Instant now) => kept switch
    {
        { Stopped: true } => "stopped; say “start reminders” to get them again",
        { SnoozedUntil: { } until } when until > now => $"snoozed until {Moment(until, now)}",
        { Where: Where.ChannelOnly } => "only in the forum’s channel",
        _ => "in our own chat",
    };
}
