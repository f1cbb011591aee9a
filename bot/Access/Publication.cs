using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Access;

/// <summary>
/// Whether a report is out, as far as people have vouched for it. Each field that asks for the report's official link holds one person's word, with the
/// roles they held when they gave it; a role given or taken later changes nothing. Source: docs/rules.md, CONF-03, CONF-04.
/// </summary>
public static class Publication
{
    /// <summary>What is so for somebody who was not in the room.</summary>
    public static Circumstances Of(Forum forum, Inspection inspection, Playbook playbook) =>
        new(InTheRoom: false, EmbargoLifted: LiftedAt(forum, inspection, playbook) is not null);

    /// <summary>When the second of the two confirmed; null while the embargo is in force.</summary>
    public static Instant? LiftedAt(Forum forum, Inspection inspection, Playbook playbook) => StandingOf(forum, inspection, playbook).Confirmed?.At;

    /// <summary>Where the embargo of this inspection stands.</summary>
    public static EmbargoStanding StandingOf(Forum forum, Inspection inspection, Playbook playbook)
    {
        var given = Given(forum, inspection, playbook);
        return Embargo.After(
            given.Count < 2 ? given : given.OrderBy(word => word.At), inspection.SealedAgain is not null, inspection.OpenSections.Count > 0);
    }

    /// <summary>
    /// How far the confirming has come, for those who lead the forum; null where nobody has vouched, and once the embargo is lifted.
    /// </summary>
    public static string? StillMissing(Forum forum, Inspection inspection, Playbook playbook) => StandingOf(forum, inspection, playbook) switch
    {
        { IsLifted: true } => null,
        { Problem: { } problem } => problem,
        _ => Given(forum, inspection, playbook).Count > 0 ? Embargo.WhyNot([]) : null,
    };

    private static List<Confirmation> Given(Forum forum, Inspection inspection, Playbook playbook)
    {
        var given = new List<Confirmation>(0);
        foreach (var (_, word) in inspection.Vouched)
        {
            Add(word);
        }

        foreach (var step in playbook.Steps)
        {
            foreach (var field in step.Collect)
            {
                if (field.Kind == FieldKind.ReportLink && inspection.AnswerTo(step, field) is { } answer)
                {
                    Add(answer);
                }
            }
        }

        return given;

        void Add(Answer word)
        {
            // CONF-32: what was confirmed before the notes were sealed again counts no more.
            if (PersonId.Parse(word.By.PersonKey) is { } person && !(word.By.At <= inspection.SealedAgain?.At))
            {
                Uri.TryCreate(word.Value, UriKind.Absolute, out var link);
                given.Add(new(person, RolesThen(forum, person, word.By.At), link) { At = word.By.At, Name = word.By.Name });
            }
        }
    }

    private static RoleSet RolesThen(Forum forum, PersonId person, Instant at)
    {
        var bits = 0;
        foreach (var held in forum.Memberships)
        {
            if (held.Person.Id == person && held.From <= at && !(held.Until <= at))
            {
                bits |= 1 << (int)held.Role;
            }
        }

        return new(bits);
    }
}
