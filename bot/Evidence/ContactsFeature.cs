using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;

namespace ForumBot.Evidence;

/// <summary>Whom to reach: the lead inspector, the team and the LANO, as far as somebody has written them down.</summary>
public sealed class ContactsFeature(Desk desk) : IFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("contacts", "Who the inspectors and the LANO are", Permission.SeeContacts, Matter.Schedule)
        {
            AlsoSaid = ["contact details", "who is the LANO", "phone numbers", "lead inspector"],
            Run = async (turn, _, ct) => [new Say(await DrawAsync(turn, ct))],
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowContacts, Permission.SeeContacts, Matter.Schedule)
        {
            Run = async (turn, _, ct) => [new OnlyYou(await DrawAsync(turn, ct))],
        },
    ];

    private async ValueTask<Card> DrawAsync(Turn turn, CancellationToken ct)
    {
        if (await desk.OpenAsync(turn.Forum!, ct) is not { } open)
        {
            return InspectionTurn.NoneUnderWay();
        }

        var viewer = Viewer.Of(turn);
        var mayFill = new Viewer(turn.Roles, Audience.OnePerson);
        return ContactsCard.Of(
        [
            .. turn.Steps(open, "step").Visible()
                .Where(step => step.Planned.Step.Topic == Topic.Contacts)
                .Select(step => new ContactGroup(
                    turn.Steps(open, "step").Line(step.Number, step.Planned, turn.Today) with { HasForm = StepRights.MayFill(mayFill, step.Planned.Step, open.Timeline) },
                    [.. StepViews.Known(open, viewer, turn.Today, step.Planned.Step, showEmpty: false)])),
        ]);
    }
}
