using ForumBot.Access;
using ForumBot.Forums;
using ForumBot.Inspections;

namespace ForumBot.Checklists;

/// <summary>
/// Who may tick a step and fill it in. The chair's side may do any step of the forum's; everybody their own and those that are for all;
/// the LANO theirs. What takes two key-holders is theirs alone (CONF-03), and what is done in the vault, or by those in the room alone, is not done here.
/// Source: docs/rules.md, ROLES.
/// </summary>
public static class StepRights
{
    /// <summary>Whether this person may tick and untick it.</summary>
    public static bool MayTick(Viewer who, Step step, Timeline timeline)
    {
        var matter = Matters.Of(step, timeline);
        var isOwn = IsOwn(who.Roles, step.Who);
        return step.Who switch
        {
            _ when VaultSteps.TicksItself(step) => false,
            Responsible.Attendees => false,
            Responsible.ChairAndSecondKey => isOwn && who.May(Permission.TickForum, matter),
            Responsible.Lano => who.May(Permission.TickForum, matter) || who.May(Permission.AnswerForArea, matter),
            _ => who.May(Permission.TickForum, matter) || (isOwn && who.May(Permission.TickShared, matter)),
        };
    }

    /// <summary>Whether this person may write down what it asks for.</summary>
    public static bool MayFill(Viewer who, Step step, Timeline timeline) => MayTick(who, step, timeline);

    /// <summary>The role that sees a step through; null when it is not one person's.</summary>
    public static Role? RoleOf(Responsible who) => who switch
    {
        Responsible.Chair or Responsible.ChairAndSecondKey => Role.Chair,
        Responsible.Lano => Role.Lano,
        Responsible.NoteTaker => Role.NoteTaker,
        _ => null,
    };

    /// <summary>Whether it is this very person who has it, not somebody who may stand in for them.</summary>
    public static bool IsHeldBy(RoleSet roles, Responsible who) => who switch
    {
        Responsible.Chair => roles.Has(Role.Chair),
        Responsible.Lano => roles.Has(Role.Lano),
        Responsible.NoteTaker => roles.Has(Role.NoteTaker),
        Responsible.Representatives => roles.Has(Role.Representative),
        _ => false,
    };

    /// <summary>Whether the step is this person's own to do.</summary>
    public static bool IsOwn(RoleSet roles, Responsible who) => who switch
    {
        Responsible.Chair or Responsible.ChairAndSecondKey => roles.HasAny(RoleSet.Of(Role.Chair, Role.Deputy)),
        Responsible.Lano => roles.HasAny(RoleSet.Of(Role.Lano, Role.LanoDeputy)),
        Responsible.NoteTaker => roles.Has(Role.NoteTaker),
        Responsible.Representatives => roles.HasAny(RoleSet.Of(Role.Representative, Role.Chair, Role.Deputy)),
        Responsible.All => roles.HasAny(RoleSet.Of(Role.Member, Role.Representative, Role.Chair, Role.Deputy, Role.NoteTaker)),
        _ => false,
    };
}
