using System.Collections.Immutable;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>What somebody typed to start an inspection, read and checked. Pure.</summary>
public sealed record StartRequest(IReadOnlyDictionary<string, string> AsTyped, Playbook? Playbook, IReadOnlyDictionary<string, string> Errors)
{
    private const int OldCall = 35;
    private static readonly string[] Fields =
        [StartInspectionCard.Kind, StartInspectionCard.CalledOn, StartInspectionCard.OnsiteStart, StartInspectionCard.OnsiteEnd, StartInspectionCard.MeetingOn];

    /// <summary>The fields as they were typed, to be shown again.</summary>
    public static Dictionary<string, string> Typed(Form form) =>
        Fields.Where(id => form[id] is not null).ToDictionary(id => id, id => form[id]!);

    /// <summary>Reads the form. Every mistake gets its sentence.</summary>
    public static StartRequest Read(Form form, PlaybookShelf shelf, WorkingDays calendar, LocalDate today)
    {
        var typed = Typed(form);
        var errors = new Dictionary<string, string>();
        Playbook? playbook = null;
        if (form[StartInspectionCard.Kind] is not { } kind)
        {
            errors[StartInspectionCard.Kind] = "Pick the kind of inspection. The letter or the lead inspector says which it is.";
        }

        var called = DateIn(form, StartInspectionCard.CalledOn, errors);
        if (called is null)
        {
            errors.TryAdd(StartInspectionCard.CalledOn, "Enter the day the call or letter came. Every other date is counted from it.");
        }
        else if (called > today)
        {
            errors[StartInspectionCard.CalledOn] = $"{called.Value.SayInFull()} has not come yet. Enter the day the call came, today at the latest.";
        }
        else if (form[StartInspectionCard.Kind] is { } chosen)
        {
            // The version in force on the day that counts: a call logged on a Saturday counts from the Monday.
            var choice = shelf.Find(chosen, calendar.Roll(called.Value));
            playbook = choice.Playbook;
            if (playbook is null)
            {
                errors[StartInspectionCard.Kind] = choice.Sentence;
            }
        }

        CheckOrder(called, form, errors);
        CheckFits(playbook, typed, errors);
        return new(typed, playbook, errors);
    }

    /// <summary>Things about the day of the call that may be right but deserve a second look (DR-02, DR-03).</summary>
    public static IEnumerable<string> Doubts(LocalDate called, LocalDate today)
    {
        var ago = Period.DaysBetween(called, today);
        if (ago > OldCall)
        {
            yield return $"The call came {ago} days ago. Most of the inspection would be over by now. Is the date right?";
        }
    }

    /// <summary>The inspection as it would begin.</summary>
    public Inspection ToInspection(string forumId, Playbook playbook, Mark by) => new()
    {
        Id = Guid.CreateVersion7().ToString("N"),
        ForumId = forumId,
        PlaybookId = playbook.Id,
        PlaybookVersion = playbook.Version,
        NotifiedOn = Date(StartInspectionCard.CalledOn)!.Value,
        Started = by,
        GivenAtStart = Given(playbook),
    };

    private ImmutableDictionary<Anchor, LocalDate> Given(Playbook playbook)
    {
        var given = ImmutableDictionary.CreateBuilder<Anchor, LocalDate>();
        foreach (var (id, anchor) in AnchorsOf(playbook))
        {
            if (anchor is { } known && Date(id) is { } date)
            {
                given[known] = date;
            }
        }

        return given.ToImmutable();
    }

    /// <summary>What each date means in this kind of inspection; null where it means nothing.</summary>
    private static (string Id, Anchor? Anchor)[] AnchorsOf(Playbook playbook)
    {
        Anchor? Known(params ReadOnlySpan<Anchor> wanted)
        {
            foreach (var anchor in wanted)
            {
                if (playbook.Anchors.Any(rule => rule.Anchor == anchor))
                {
                    return anchor;
                }
            }

            return null;
        }

        return
        [
            (StartInspectionCard.OnsiteStart, Known(Anchor.S, Anchor.V)),
            (StartInspectionCard.OnsiteEnd, Known(Anchor.E)),
            (StartInspectionCard.MeetingOn, Known(Anchor.M)),
        ];
    }

    private static void CheckFits(Playbook? playbook, Dictionary<string, string> typed, Dictionary<string, string> errors)
    {
        foreach (var (id, anchor) in playbook is null ? [] : AnchorsOf(playbook))
        {
            if (anchor is null && typed.ContainsKey(id))
            {
                errors.TryAdd(id, $"“{playbook!.Title}” has no such date. Leave this box empty.");
            }
        }
    }

    private LocalDate? Date(string id) => AsTyped.TryGetValue(id, out var text) ? KnownFacts.Read(text)?.Date : null;

    private static void CheckOrder(LocalDate? called, Form form, Dictionary<string, string> errors)
    {
        var first = DateIn(form, StartInspectionCard.OnsiteStart, errors);
        var last = DateIn(form, StartInspectionCard.OnsiteEnd, errors);
        var meeting = DateIn(form, StartInspectionCard.MeetingOn, errors);
        if (first < called)
        {
            errors[StartInspectionCard.OnsiteStart] = "The visit would begin before the call came. Check both dates.";
        }

        if (last < called)
        {
            errors[StartInspectionCard.OnsiteEnd] = "The visit would end before the call came. Check both dates.";
        }
        else if (last < first)
        {
            errors[StartInspectionCard.OnsiteEnd] = "The last day would come before the first day. Check both dates.";
        }

        if (meeting < called)
        {
            errors[StartInspectionCard.MeetingOn] = "The meeting would be before the letter came. Check both dates.";
        }
    }

    private static LocalDate? DateIn(Form form, string id, Dictionary<string, string> errors)
    {
        if (form[id] is not { } text)
        {
            return null;
        }

        if (KnownFacts.Read(text) is { Time: null, Date: { Year: >= 2016 and <= 2060 } date })
        {
            return date;
        }

        errors[id] = $"“{(text.Length > 40 ? text[..40] + "…" : text)}” is not a date I can use. Pick it from the calendar, or type it like 2026-03-09.";
        return null;
    }
}
