using System.Collections.Immutable;
using ForumBot.Forums;
using ForumBot.Inspections;

namespace ForumBot.Schedules.Import;

/// <summary>Reads who is wanted from words such as "chair, Rae and a head teacher": groups, people of the forum by their whole name, and the rest as it stands.</summary>
internal static class WantedWords
{
    private static readonly (string[] Words, Recipients Group)[] Groups =
    [
        (["chair", "the chair", "forum chair"], Recipients.Chair),
        (["representatives", "representative", "reps", "rep", "forum reps", "forum representatives"], Recipients.Representatives),
        (["members", "forum members", "forum", "the forum", "parents", "parent carers", "steering group"], Recipients.Members),
        (["lano", "the lano"], Recipients.Lano),
        (["all", "everyone", "everybody"], Recipients.All),
    ];

    private static readonly string[] Between = [",", ";", "/", "&", " and ", "+"];

    internal static Wanted Read(string words, Forum forum)
    {
        var groups = Recipients.None;
        var people = ImmutableList.CreateBuilder<string>();
        var others = new List<string>();
        foreach (var word in words.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var named = forum.People().Where(person => string.Equals(person.Name, word, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
            if (Array.Find(Groups, group => group.Words.Contains(word, StringComparer.OrdinalIgnoreCase)) is { Group: not Recipients.None and var group })
            {
                groups |= group;
            }
            else if (named is [var person] && !people.Contains(person.Id.Key))
            {
                people.Add(person.Id.Key);
            }
            else
            {
                others.Add(word);
            }
        }

        return new() { Groups = groups, People = people.ToImmutable(), Others = others.Count == 0 ? null : string.Join(", ", others) };
    }
}
