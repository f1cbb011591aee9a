using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Schedules.Import;

/// <summary>
/// Reads who is wanted from words such as "chair, Rae and a head teacher": groups, people by their whole name, and the rest as it stands. Every label that
/// the bot itself writes is understood.
/// </summary>
internal static class WantedWords
{
    private static readonly (string[] Words, Recipients Group)[] Groups =
    [
        .. MeetingWords.Labels.Select(label => (new[] { label.Words }, label.Group)),
        (["chair", "forum chair"], Recipients.Chair),
        (["representatives", "representative", "reps", "rep", "forum reps"], Recipients.Representatives),
        (["members", "all members", "forum members", "forum", "the forum", "parents", "parent carers", "steering group"], Recipients.Members),
        (["lano"], Recipients.Lano),
        (["all", "everybody"], Recipients.All),
    ];

    private static readonly string[] Between = [",", ";", "/", "&", " and ", "+"];

    /// <summary>Who is wanted, and the words that name nobody here.</summary>
    internal static (Wanted Wanted, ImmutableList<string> Unknown) Read(string words, IReadOnlyCollection<Person> known)
    {
        var groups = Recipients.None;
        var people = ImmutableList.CreateBuilder<string>();
        var others = ImmutableList.CreateBuilder<string>();
        foreach (var word in words.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var named = known.Where(person => Is(person.Name, word)).Take(2).ToList();
            if (Array.Find(Groups, group => group.Words.Contains(word, StringComparer.OrdinalIgnoreCase)) is { Group: not Recipients.None and var group })
            {
                groups |= group;
            }
            else if (named is not [var person])
            {
                others.Add(word);
            }
            else if (!people.Contains(person.Id.Key))
            {
                people.Add(person.Id.Key);
            }
        }

        return (
            new() { Groups = groups, People = people.ToImmutable(), Others = others.Count == 0 ? null : string.Join(", ", others) },
            [.. others.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>What to look at again, because it may be a slip; null when everybody is known.</summary>
    internal static string? Doubt(IReadOnlyList<string> unknown, IReadOnlyCollection<Person> known)
    {
        if (unknown.Count == 0)
        {
            return null;
        }

        return unknown is [var name] && known.Count(person => Is(person.Name, name)) > 1
            ? $"More than one person here is called {name}, so I cannot tell them. Pick the right one with “change schedule”."
            : $"I do not know {Wording.List(unknown)} here, so I cannot tell them.";
    }

    private static bool Is(string name, string word) => string.Equals(name, word, StringComparison.OrdinalIgnoreCase);
}
