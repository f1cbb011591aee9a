using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// One thing somebody said or pressed, with all that decides the answer: the forum, the roles they hold now, who reads along, and the time.
/// <see cref="Forum"/> is null where no forum is set up, or for a stranger in their own chat.
/// </summary>
public sealed record Turn(Incoming Incoming, Forum? Forum, RoleSet Roles, Audience Here, LocalDateTime Now)
{
    /// <summary>
    /// Whether they were in the room at the feedback meeting and whether the embargo is lifted. It counts for what is asked about that meeting alone; what is
    /// shown in a conversation is drawn without it.
    /// </summary>
    public Circumstances Facts { get; init; }

    /// <summary>Who spoke: the person as the forum knows them, with the name of the identity they spoke with.</summary>
    public Person From => Incoming.From;

    /// <summary>The identity they spoke with, as the platform verified it. It differs from <see cref="From"/> for somebody who has linked two.</summary>
    public PersonId Identity { get; init; } = Incoming.From.Id;

    /// <summary>Where they spoke.</summary>
    public Place Place => Incoming.Place;

    /// <summary>True when the answer is shown in a dialog, to this person alone.</summary>
    public bool InDialog => Incoming is CardAction { Surface: Surface.Dialog };

    /// <summary>The day in Europe/London.</summary>
    public LocalDate Today => Now.Date;

    /// <summary>
    /// False for what a stranger has no use for, although the gate would show them its public part: they are offered answers and the way in.
    /// </summary>
    public bool Suits(Permission what) => Roles != RoleSet.None || what is Permission.AskInGeneral or Permission.ComeIn or Permission.OwnRecords;

    /// <summary>
    /// True for what this person has a use for and may do here, so that it is worth telling them of it. Who is in has no need to come in; a stranger has one way
    /// in, by joining the forum that is here or by setting one up where there is none.
    /// </summary>
    public bool CanUse(Permission what, Matter matter, bool privately, bool withoutForum) =>
        (Forum is not null || withoutForum)
        && (what != Permission.ComeIn || (Roles == RoleSet.None && withoutForum == (Forum is null)))
        && Suits(what)
        && May(what, matter, privately);

    /// <summary>
    /// What everybody here sees from now on: the pressed card becomes it. Behind a dialog no card was pressed, so that it is a message of its
    /// own, and the dialog closes.
    /// </summary>
    public Reply ForAll(Card card, LiveView? live = null) => InDialog ? new Say(card, live) : new Replace(card, live);

    /// <summary>Asks the gate for this person, here.</summary>
    public Verdict May(Permission what, Matter matter, Circumstances facts = default) => Gate.Decide(RolesFor(what), what, matter, Here, facts);

    /// <summary>Asks the gate for this person; <paramref name="privately"/> for an answer that goes to them alone, whoever reads along here.</summary>
    public Verdict May(Permission what, Matter matter, bool privately) =>
        Gate.Decide(RolesFor(what), what, matter, privately ? Audience.OnePerson : Here, Facts);

    // CONF-08: the only chair stays chair when they are removed from the team, but not for what concerns the room and the report.
    private RoleSet RolesFor(Permission what) =>
        Forum?.Away.ContainsKey(From.Id.Key) == true
        && what is (Permission.NameAttendees or Permission.AnswerAsAttendee or Permission.ReadNotes or Permission.WriteNotes or Permission.OpenNotes
            or Permission.LiftEmbargo)
            ? RoleSet.None
            : Roles;
}
