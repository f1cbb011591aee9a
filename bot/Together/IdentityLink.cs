using System.Collections.Immutable;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Together;

/// <summary>That an identity is an account of somebody whom forums know by <see cref="Known"/>; the known one has one too. Its id is that identity's key.</summary>
public sealed record IdentityLink(PersonId Known);

/// <summary>
/// All accounts of one person, the one by which forums know them first, each as it was when it was linked; and where they want to be written to. Its id is the
/// first account's key.
/// </summary>
public sealed record LinkedPerson(ImmutableList<Person> Accounts, PersonId WriteTo)
{
    /// <summary>The roles that each account held before they were one, so that each has its own back when the link is undone.</summary>
    public ImmutableList<HeldBefore> Held { get; init; } = [];

    /// <summary>The same after one of the accounts was seen as it stands now: a full member's, or a guest's.</summary>
    internal LinkedPerson Seeing(Person account) =>
        Accounts.FindIndex(one => one.Id == account.Id) is >= 0 and var at && Accounts[at].IsGuest != account.IsGuest
            ? this with { Accounts = Accounts.SetItem(at, Accounts[at] with { IsGuest = account.IsGuest }) }
            : this;

    /// <summary>
    /// Where they may be written to, the account they prefer first. A guest's account hears nothing where there is another: what is said there is for full
    /// members. Source: docs/rules.md, GUESTS.
    /// </summary>
    internal IReadOnlyList<PersonId> Ways()
    {
        var ways = Accounts.Where(account => !account.IsGuest).Select(account => account.Id).ToList();
        return ways.Count == 0 ? [Accounts[0].Id] : [.. ways.OrderBy(way => way == WriteTo ? 0 : 1)];
    }
}

/// <summary>A role that an account held in a forum before it was linked.</summary>
public sealed record HeldBefore(string ForumId, Membership Row);
