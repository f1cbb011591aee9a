using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Together;

/// <summary>What people call a platform, and the accounts of somebody in those words.</summary>
internal sealed class Apps(IEnumerable<IMessenger> messengers)
{
    /// <summary>Where somebody finds their other account: the other app where there is one, such as "Teams", else "your other app".</summary>
    internal string OtherThan(string platform) => messengers.Where(other => other.HasAccounts && other.Platform != platform).ToList() is [var other]
        ? Of(other.Platform)
        : "your other app";

    /// <summary>"Teams", "Slack".</summary>
    internal static string Of(string platform) => char.ToUpperInvariant(platform[0]) + platform[1..];

    /// <summary>The accounts as a card shows them.</summary>
    internal static IReadOnlyList<LinkedAccount> Of(LinkedPerson person) =>
        [.. person.Accounts.Select(account => new LinkedAccount(Of(account.Id.Platform), account.Name, account.Id.Key, account.IsGuest))];
}
