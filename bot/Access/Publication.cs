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
    public static Instant? LiftedAt(Forum forum, Inspection inspection, Playbook playbook)
    {
        var given = Given(forum, inspection, playbook);
        if (given.Count < 2 || Embargo.WhyNot([.. given.Select(one => one.Confirmation)]) is not null)
        {
            return null;
        }

        given.Sort((one, other) => one.At.CompareTo(other.At));
        for (var count = 2; count < given.Count; count++)
        {
            if (Embargo.WhyNot([.. given.Take(count).Select(one => one.Confirmation)]) is null)
            {
                return given[count - 1].At;
            }
        }

        return given[^1].At;
    }

    private static List<(Instant At, Confirmation Confirmation)> Given(Forum forum, Inspection inspection, Playbook playbook)
    {
        var given = new List<(Instant At, Confirmation Confirmation)>(0);
        foreach (var step in playbook.Steps)
        {
            foreach (var field in step.Collect)
            {
                if (field.Kind == FieldKind.ReportLink
                    && inspection.AnswerTo(step, field) is { } answer
                    && PersonId.Parse(answer.By.PersonKey) is { } person)
                {
                    Uri.TryCreate(answer.Value, UriKind.Absolute, out var link);
                    given.Add((answer.By.At, new(person, RolesThen(forum, person, answer.By.At), link)));
                }
            }
        }

        return given;
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
