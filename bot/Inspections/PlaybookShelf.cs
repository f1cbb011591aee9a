using ForumBot.Inspections.Loading;
using NodaTime;

namespace ForumBot.Inspections;

/// <summary>Which playbook an inspection would follow, or why it cannot.</summary>
/// <param name="Playbook">The version in force; null if refused.</param>
/// <param name="Refusal">Why not; null if found.</param>
/// <param name="Sentence">What to tell the person; empty if found.</param>
/// <param name="Suggested">What to offer instead, if anything.</param>
public sealed record PlaybookChoice(Playbook? Playbook, Flag? Refusal, string Sentence, Playbook? Suggested);

/// <summary>All playbooks, every version. Immutable; loaded once at the start.</summary>
public sealed class PlaybookShelf(IReadOnlyList<Playbook> all, IReadOnlyDictionary<string, string>? sources = null)
{
    private const string Unknown = "I do not know that kind of inspection. Please pick one from the list.";

    /// <summary>Every version of every playbook, each playbook's in order of time.</summary>
    public IReadOnlyList<Playbook> All { get; } = all;

    /// <summary>Reads a folder of playbooks: the shelf, or every mistake in it.</summary>
    public static PlaybookLoad Load(string folder) => PlaybookFolder.Load(folder);

    /// <summary>What a source is called; its code when no register names it.</summary>
    public string TitleOf(string source) => sources?.GetValueOrDefault(source) ?? source;

    /// <summary>
    /// The version in force on the notification day (DR-10). For training any playbook will do on any day: the version in force, or
    /// else the nearest.
    /// </summary>
    public PlaybookChoice Find(string id, LocalDate notifiedOn, bool training = false)
    {
        Playbook? nearest = null;
        foreach (var playbook in All)
        {
            if (playbook.Id != id) continue;
            if (nearest is null || playbook.ValidFrom <= notifiedOn) nearest = playbook;
        }
        if (nearest is null) return new(null, Flag.PlaybookNotValidOnDate, Unknown, null);
        var inForce = nearest.ValidFrom <= notifiedOn && !(nearest.ValidTo < notifiedOn);
        if (training || (inForce && !nearest.TrainingOnly)) return new(nearest, null, "", null);
        return Refuse(nearest, notifiedOn);
    }

    /// <summary>That very version, or null: an inspection stays on the version it began with.</summary>
    public Playbook? Exactly(string id, string version)
    {
        foreach (var playbook in All)
        {
            if (playbook.Id == id && playbook.Version == version) return playbook;
        }
        return null;
    }

    /// <summary>What the playbooks in force on this day ask for all the time, inspection or not; each step once.</summary>
    public IEnumerable<Step> Standing(LocalDate today) => All
        .Where(playbook => !playbook.TrainingOnly && playbook.ValidFrom <= today && !(playbook.ValidTo < today))
        .SelectMany(playbook => playbook.Steps)
        .Where(step => step.When.Kind == TimingKind.Always)
        .GroupBy(step => step.Id)
        .Select(versions => versions.Last());

    private PlaybookChoice Refuse(Playbook playbook, LocalDate notifiedOn)
    {
        var suggested = playbook.Successor is null ? null : Find(playbook.Successor, notifiedOn).Playbook;
        var why = playbook.TrainingOnly
            ? $"\"{playbook.Title}\" is from before 2023. You can read it and practise with it, but not start it."
            : $"\"{playbook.Title}\" is not used for a call on that day. Please check the date.";
        var instead = suggested is null ? "" : $" Start \"{suggested.Title}\" instead.";
        return new(null, Flag.PlaybookNotValidOnDate, why + instead, suggested);
    }
}
