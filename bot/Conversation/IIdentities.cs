using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>
/// Who stands behind a verified identity. Somebody who is on two platforms can say so; from then on both identities mean one person, whom the forum knows by
/// one of them. Everything that is decided, kept or logged is about that person; what is answered goes to the identity that asked.
/// </summary>
public interface IIdentities
{
    /// <summary>The identity by which the forum knows this person; the same one for somebody who has linked none.</summary>
    ValueTask<PersonId> KnownAsAsync(PersonId verified, CancellationToken ct);

    /// <summary>Every identity of this person, the one by which the forum knows them first.</summary>
    ValueTask<IReadOnlyList<PersonId>> AllOfAsync(PersonId known, CancellationToken ct);

    /// <summary>
    /// The identities under which this person may be written to, the one they prefer first. An identity that is a guest's is not among them where there is
    /// another: what is for the person is not for a guest.
    /// </summary>
    ValueTask<IReadOnlyList<PersonId>> WaysToAsync(PersonId known, CancellationToken ct);

    /// <summary>This verified identity of the person was seen as it stands now: a full member's, or a guest's.</summary>
    ValueTask SeenAsync(PersonId known, Person verified, CancellationToken ct) => ValueTask.CompletedTask;
}

/// <summary>Where nobody can link anything, everybody is who they are.</summary>
internal sealed class OneIdentity : IIdentities
{
    public ValueTask<PersonId> KnownAsAsync(PersonId verified, CancellationToken ct) => ValueTask.FromResult(verified);

    public ValueTask<IReadOnlyList<PersonId>> AllOfAsync(PersonId known, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<PersonId>>([known]);

    public ValueTask<IReadOnlyList<PersonId>> WaysToAsync(PersonId known, CancellationToken ct) => AllOfAsync(known, ct);
}
