using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Inspections;
using NodaTime;

namespace ForumBot.Surveys;

/// <summary>One place where the survey was shared, as somebody typed it: either all of it is right, or <see cref="Errors"/> says what is not. Pure.</summary>
public sealed class SharingRequest
{
    /// <summary>The most families that one entry can reach.</summary>
    public const int MostFamilies = 100_000;

    private readonly Dictionary<string, string> errors = [];
    private readonly Dictionary<string, string> typed = [];

    private SharingRequest() { }

    /// <summary>A sentence for each box that is wrong, by field id.</summary>
    public IReadOnlyDictionary<string, string> Errors => errors;

    /// <summary>What was typed, to be shown again.</summary>
    public IReadOnlyDictionary<string, string> Typed => typed;

    /// <summary>The way it was shared.</summary>
    public ShareIdea? Way { get; private set; }

    public string? Where { get; private set; }

    public int? Families { get; private set; }

    public LocalDate Day { get; private set; }

    /// <summary>Reads the form.</summary>
    /// <param name="form">As it came back.</param>
    /// <param name="called">The day of the call, London: before it there was no survey to share.</param>
    /// <param name="today">The day in London.</param>
    /// <param name="whyNotKept">Says why some words must not be kept; null when they may be.</param>
    public static SharingRequest Read(Form form, LocalDate called, LocalDate today, Func<string, string?> whyNotKept)
    {
        var request = new SharingRequest { Day = today };
        foreach (var id in (ReadOnlySpan<string>)[SharingCard.Way, SharingCard.Where, SharingCard.Families, SharingCard.Day])
        {
            if (form[id] is { } value)
            {
                request.typed[id] = value;
            }
        }

        request.ReadPlace(whyNotKept);
        request.ReadFamilies();
        request.ReadDay(called, today);
        return request;
    }

    private void ReadPlace(Func<string, string?> whyNotKept)
    {
        Way = ShareIdea.Find(typed.GetValueOrDefault(SharingCard.Way));
        Where = typed.GetValueOrDefault(SharingCard.Where)?.ReplaceLineEndings(" ");
        if (Way is null)
        {
            errors[SharingCard.Way] = "Pick how you shared it. If nothing fits, pick “Somewhere else”.";
        }
        else if (Way.Id == ShareIdea.Other && Where is null)
        {
            errors[SharingCard.Where] = "Say where, in a few words.";
        }

        if (Where?.Length > SharingCard.LongestWhere)
        {
            errors[SharingCard.Where] = $"That is too long. Use {SharingCard.LongestWhere} letters or fewer; a few words are enough.";
        }
        else if (Where is not null && whyNotKept(Where) is { } refusal)
        {
            errors[SharingCard.Where] = refusal;
        }
    }

    private void ReadFamilies()
    {
        if (typed.TryGetValue(SharingCard.Families, out var families))
        {
            (Families, var error) = WholeNumber.Read(families, 1, MostFamilies);
            if (error is not null)
            {
                errors[SharingCard.Families] = error;
            }
        }
    }

    private void ReadDay(LocalDate called, LocalDate today)
    {
        if (!typed.TryGetValue(SharingCard.Day, out var words))
        {
            return;
        }

        if (KnownFacts.Read(words) is not { Date: var day })
        {
            errors[SharingCard.Day] = "That is not a day I can use. Pick it from the calendar.";
        }
        else if (day > today)
        {
            errors[SharingCard.Day] = $"{day.SayInFull()} has not come yet. Write it down once you have shared it.";
        }
        else if (day < called)
        {
            errors[SharingCard.Day] = $"That is before the inspection began, on {called.SayInFull()}. Please check the day.";
        }
        else
        {
            Day = day;
        }
    }
}
