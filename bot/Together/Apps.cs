using ForumBot.Cards;

namespace ForumBot.Together;

/// <summary>What people call a platform, and the accounts of somebody in those words.</summary>
internal static class Apps
{
    /// <summary>"Teams", "Slack".</summary>
    internal static string Of(string platform) => char.ToUpperInvariant(platform[0]) + platform[1..];

    /// <summary>The accounts as a card shows them.</summary>
    internal static IReadOnlyList<LinkedAccount> Of(LinkedPerson person) =>
        [.. person.Accounts.Select(account => new LinkedAccount(Of(account.Id.Platform), account.Name, account.Id.Key, account.IsGuest))];
}
