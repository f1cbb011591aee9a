using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Vault.Notes;
using NodaTime;

namespace ForumBot.Vault.Afterwards;

/// <summary>Words that the cards of this folder share.</summary>
internal static class AfterwardsWords
{
    private const int LongestId = 64;

    internal static Card NoSuchNote(string inspection) => NoticeCard.Of(
        "I can’t find that note",
        "It is not there any more, or it is not for you. Nothing was changed.",
        "Go back to the list of notes.",
        new Execute("Back", Verbs.CompareNotes) { Keys = new Dictionary<string, string> { ["inspection"] = inspection }, TakesFields = false });

    /// <summary>"Rae, Monday 14 June, 9am".</summary>
    internal static string Say(Mark by, LocalDate today) => $"{by.Name}, {Say(by.At, today)}";

    /// <summary>"Monday 14 June, 9am", in London.</summary>
    internal static string Say(Instant at, LocalDate today) => at.InZone(London.Zone).LocalDateTime.Say(today);

    /// <summary>Its section and what else is known of it, without its words.</summary>
    internal static IEnumerable<Fact> FactsOf(OpenNote note, LocalDate today)
    {
        yield return new("Section", note.Text.Section.Say());
        if (note.Text.SaidBy is { } speaker)
        {
            yield return new("Said by", speaker);
        }

        if (note.Text.Evidence is { } evidence)
        {
            yield return new("Based on", evidence);
        }

        if (note.Text.OurThought is { } thought)
        {
            yield return new("Our thought", Short(thought, 1000));
        }

        yield return new(note.Sealed.IsAddendum ? "Added later by" : "Written by", Say(note.Written, today));
    }

    /// <summary>A text that fits a card; the whole one is in the notes.</summary>
    internal static string Short(string words, int longest)
    {
        if (words.Length <= longest)
        {
            return words;
        }

        var end = char.IsHighSurrogate(words[longest - 1]) ? longest - 1 : longest;
        return words[..end].TrimEnd() + "… (the rest is in the notes)";
    }

    /// <summary>What came with a press, for the access log: an id, and nothing that could be words.</summary>
    internal static string? IdOrNull(string? id) => id is { Length: <= LongestId } && id.All(char.IsAsciiLetterOrDigit) ? id : null;
}

/// <summary>What notes are sorted by.</summary>
internal static class Filing
{
    /// <summary>What a criterion is called; null for "about none". One that the playbook does not know keeps its id.</summary>
    internal static string? TitleOf(Playbook playbook, string id) =>
        id.Length == 0 ? null : playbook.Criteria.FirstOrDefault(criterion => criterion.Id == id)?.Title ?? id;

    /// <summary>Its place in the playbook's order; what is about none comes last.</summary>
    internal static int PlaceOf(Playbook playbook, string id)
    {
        for (var place = 0; place < playbook.Criteria.Count; place++)
        {
            if (playbook.Criteria[place].Id == id)
            {
                return place;
            }
        }

        return id.Length == 0 ? int.MaxValue : int.MaxValue - 1;
    }
}
