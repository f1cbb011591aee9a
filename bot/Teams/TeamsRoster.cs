using ForumBot.Messaging;
using ForumBot.Teams.Connector;
using ForumBot.Teams.Inbound;

namespace ForumBot.Teams;

/// <summary>
/// Who is in a conversation, and which verified identity stands behind a Teams id: a mention carries that id and a name, never the identity.
/// Teams is asked each time, so somebody who has left is not found any more.
/// </summary>
internal sealed class TeamsRoster(ConnectorClient connector)
{
    private const int MostPages = 40;

    /// <summary>The people behind these mentions; whoever is not found is left out.</summary>
    internal async ValueTask<IReadOnlyList<Person>> ResolveAsync(
        Place place, ConnectorAddress address, IReadOnlyList<Account> mentioned, CancellationToken ct)
    {
        var people = new List<Person>(mentioned.Count);
        foreach (var account in mentioned)
        {
            if (await FindAsync(place, address, account.Id!, ct) is { } person)
            {
                people.Add(person);
            }
        }

        return people;
    }

    /// <summary>The person behind a Teams id; null when they are not in this conversation.</summary>
    internal async ValueTask<Person?> FindAsync(Place place, ConnectorAddress address, string teamsId, CancellationToken ct) =>
        (await connector.MemberAsync(InChannel(address, place), teamsId, ct)).Answer is { } member ? PersonOf(member, place.Id.Tenant) : null;

    /// <summary>Everybody in a conversation, with their Teams ids; bots have no identity and are left out.</summary>
    internal async Task<IReadOnlyList<(Person Person, string TeamsId)>> AllAsync(Place place, ConnectorAddress address, CancellationToken ct)
    {
        var people = new List<(Person, string)>();
        var of = InChannel(address, place);
        string? continuation = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = (await connector.MembersAsync(of, continuation, ct)).Answer;
            foreach (var member in answer?.Members ?? [])
            {
                if (member?.Id is { Length: > 0 } teamsId && PersonOf(member, place.Id.Tenant) is { } person)
                {
                    people.Add((person, teamsId));
                }
            }

            continuation = answer?.ContinuationToken;
            if (string.IsNullOrEmpty(continuation))
            {
                break;
            }
        }

        return people;
    }

    // A thread has no members of its own.
    private static ConnectorAddress InChannel(ConnectorAddress address, Place place) => address with { Conversation = place.Id.Conversation };

    private static Person? PersonOf(Member member, string tenant) => EntraId.Normalise(member.AadObjectId ?? member.ObjectId) is { } user
        ? new(new(Translator.Platform, tenant, user), DisplayName.Clean(member.Name))
        : null;
}
