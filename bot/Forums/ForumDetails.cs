using System.Collections.Immutable;
using System.Net.Mail;
using ForumBot.Cards;
using ForumBot.Messaging;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Forums;

/// <summary>
/// What the chair tells about the forum and its area, as pure decisions over the typed values. Days are civil days in Europe/London.
/// </summary>
public static class ForumDetails
{
    /// <summary>The most school holidays that are kept.</summary>
    public const int MostBreaks = 20;

    /// <summary>The most letters of a contact.</summary>
    public const int LongestContact = 200;

    private const int LongestBreakName = 80;
    private const int FirstYear = 2016;
    private const int LastYear = 2060;

    // The summer holiday is about six weeks; anything much longer is a slip of the finger.
    private const int LongestBreakDays = 70;

    /// <summary>What is wrong, by field; empty when nothing is. Only the name and the area must be there.</summary>
    public static ImmutableDictionary<string, string> Check(Forum forum, IReadOnlyDictionary<string, string> typed)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>();
        FoundForum.CheckWords(errors, ForumDetailsCard.Name, typed.GetValueOrDefault(ForumDetailsCard.Name), "Type the name of your forum.");
        FoundForum.CheckWords(errors, ForumDetailsCard.Area, typed.GetValueOrDefault(ForumDetailsCard.Area), "Type the council area.");
        if (typed.TryGetValue(ForumDetailsCard.Mailbox, out var mailbox) && !IsEmail(mailbox))
        {
            errors[ForumDetailsCard.Mailbox] = "That is not an email address. It looks like name@example.gov.uk.";
        }

        CheckLength(ForumDetailsCard.Safeguarding, LongestContact);
        CheckLength(ForumDetailsCard.Sendiass, LongestContact);
        CheckLength(ForumDetailsCard.Mailbox, LongestContact);
        CheckLength(ForumDetailsCard.BreakName, LongestBreakName);
        CheckBreak(forum, typed, errors);
        return errors.ToImmutable();

        void CheckLength(string field, int longest)
        {
            if (typed.GetValueOrDefault(field)?.Length > longest)
            {
                errors[field] = FoundForum.TooLong(longest);
            }
        }
    }

    /// <summary>
    /// The forum with what was typed, which holds no mistakes. An emptied field is forgotten. What is still as the form showed it is left as it
    /// is now: somebody else may have changed it since.
    /// </summary>
    public static Decision Save(Forum forum, PersonId by, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> shown)
    {
        if (!Members.Leads(forum, by))
        {
            return Decision.Refused("Only the chair or a deputy can change the forum’s details. Please ask them.");
        }

        var breaks = forum.Area.SchoolBreaks;
        return Decision.Done(forum with
        {
            Name = Kept(ForumDetailsCard.Name, forum.Name)!,
            LocalArea = Kept(ForumDetailsCard.Area, forum.LocalArea)!,
            Area = new()
            {
                SafeguardingContact = Kept(ForumDetailsCard.Safeguarding, forum.Area.SafeguardingContact),
                Sendiass = Kept(ForumDetailsCard.Sendiass, forum.Area.Sendiass),
                InspectorsMailbox = Kept(ForumDetailsCard.Mailbox, forum.Area.InspectorsMailbox),
                // Somebody else may have added the same days, or the last that fit, a moment ago.
                SchoolBreaks = BreakIn(typed) is { } added && breaks.Count < MostBreaks && !breaks.Any(b => Overlap(b, added))
                    ? breaks.Add(added).Sort((a, b) => a.First.CompareTo(b.First))
                    : breaks,
            },
        });

        string? Kept(string field, string? now) =>
            typed.GetValueOrDefault(field) is var value && value == shown.GetValueOrDefault(field) ? now : value;
    }

    /// <summary>The forum without the school holiday that begins on this day.</summary>
    public static Decision RemoveBreak(Forum forum, PersonId by, string? first) =>
        !Members.Leads(forum, by) ? Decision.Refused("Only the chair or a deputy can change the forum’s details. Please ask them.")
        : forum.Area.SchoolBreaks.Find(b => KeyOf(b) == first) is not { } found ? Decision.Done(forum)
        : Decision.Done(forum with { Area = forum.Area with { SchoolBreaks = forum.Area.SchoolBreaks.Remove(found) } });

    /// <summary>What is kept now, as the form's values.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Forum forum)
    {
        var values = new Dictionary<string, string>
        {
            [ForumDetailsCard.Name] = forum.Name,
            [ForumDetailsCard.Area] = forum.LocalArea,
        };
        Put(ForumDetailsCard.Safeguarding, forum.Area.SafeguardingContact);
        Put(ForumDetailsCard.Sendiass, forum.Area.Sendiass);
        Put(ForumDetailsCard.Mailbox, forum.Area.InspectorsMailbox);
        return values;

        void Put(string id, string? value)
        {
            if (value is not null)
            {
                values[id] = value;
            }
        }
    }

    /// <summary>What names a school holiday on a card: its first day, as no two overlap.</summary>
    public static string KeyOf(SchoolBreak holiday) => LocalDatePattern.Iso.Format(holiday.First);

    private static void CheckBreak(Forum forum, IReadOnlyDictionary<string, string> typed, ImmutableDictionary<string, string>.Builder errors)
    {
        var first = DateIn(typed, ForumDetailsCard.BreakFirst);
        var last = DateIn(typed, ForumDetailsCard.BreakLast);
        var named = typed.ContainsKey(ForumDetailsCard.BreakName);
        if (!named && !typed.ContainsKey(ForumDetailsCard.BreakFirst) && !typed.ContainsKey(ForumDetailsCard.BreakLast))
        {
            return;
        }

        if (!named)
        {
            errors[ForumDetailsCard.BreakName] = "Type what the holiday is called, for example Easter.";
        }

        if (first is null)
        {
            errors[ForumDetailsCard.BreakFirst] = "Choose the first day of the holiday.";
        }

        if (last is null)
        {
            errors[ForumDetailsCard.BreakLast] = "Choose the last day of the holiday.";
        }

        if (first is not { } from || last is not { } to)
        {
            return;
        }

        if (from.Year is < FirstYear or > LastYear)
        {
            errors[ForumDetailsCard.BreakFirst] = $"Please check the year. I keep holidays from {FirstYear} to {LastYear}.";
        }
        else if (to < from)
        {
            errors[ForumDetailsCard.BreakLast] = $"The last day is before the first day, {from.SayInFull()}. Choose that day or a later one.";
        }
        else if (Period.DaysBetween(from, to) >= LongestBreakDays)
        {
            errors[ForumDetailsCard.BreakLast] = $"That is longer than {LongestBreakDays / 7} weeks. Please check both days.";
        }
        else if (forum.Area.SchoolBreaks.Find(b => Overlap(b, new("", from, to))) is { } other)
        {
            errors[ForumDetailsCard.BreakFirst] = $"These days are in “{other.Name}” already, from {other.First.SayInFull()} to {other.Last.SayInFull()}.";
        }
        else if (forum.Area.SchoolBreaks.Count >= MostBreaks)
        {
            errors[ForumDetailsCard.BreakName] = $"I can keep {MostBreaks} holidays. Remove one that is past first.";
        }
    }

    private static SchoolBreak? BreakIn(IReadOnlyDictionary<string, string> typed) =>
        typed.TryGetValue(ForumDetailsCard.BreakName, out var name)
        && DateIn(typed, ForumDetailsCard.BreakFirst) is { } first
        && DateIn(typed, ForumDetailsCard.BreakLast) is { } last
            ? new(name, first, last)
            : null;

    private static LocalDate? DateIn(IReadOnlyDictionary<string, string> typed, string id) =>
        typed.TryGetValue(id, out var value) && LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var date } ? date : null;

    private static bool Overlap(SchoolBreak one, SchoolBreak other) => one.First <= other.Last && other.First <= one.Last;

    private static bool IsEmail(string value) =>
        MailAddress.TryCreate(value, out var address) && address.Address == value && address.Host.Contains('.', StringComparison.Ordinal);
}
