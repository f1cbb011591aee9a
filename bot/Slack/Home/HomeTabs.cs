using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Messaging;
using ForumBot.Slack.Web;
using ForumBot.Slack.Windows;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Slack.Home;

/// <summary>
/// The home tab: each person's own day, as they may see it now. It stays on screens that nobody locks, so nothing of the vault is ever on it.
/// </summary>
internal sealed class HomeTabs(Dispatcher dispatcher, SlackDirectory directory, SlackApi api, CardDrawing drawing, IDocumentStore store, TimeProvider time)
{
    private static readonly Dictionary<string, string> Today = new() { [OwnView.NameKey] = OwnView.Today };

    /// <summary>How long a tab that nobody opens is kept up to date.</summary>
    internal static readonly Duration Watched = Duration.FromDays(30);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Somebody opened their tab in this chat: they see their day.</summary>
    internal async Task OpenedAsync(string tenant, string user, Person person, string chat, CancellationToken ct)
    {
        var known = await store.FindAsync<HomeTab>(IdOf(tenant, user), ct);
        var tab = new HomeTab(person.Id, tenant, chat, Now);
        await PublishAsync(user, tab, person, known, ct);
    }

    /// <summary>The tabs that show this forum's days, and that somebody may look at.</summary>
    internal async ValueTask<IReadOnlyList<Stored<HomeTab>>> OfAsync(IReadOnlySet<string> forums, CancellationToken ct) =>
        [.. (await store.AllAsync<HomeTab>(ct)).Where(tab => tab.Value.ForumId is { } forum && forums.Contains(forum) && Now - tab.Value.OpenedAt <= Watched)];

    /// <summary>Something has changed: whoever sees something else than before sees it now.</summary>
    internal async Task RefreshAsync(Stored<HomeTab> known, CancellationToken ct)
    {
        var user = known.Id[(known.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (await directory.PersonAsync(known.Value.Tenant, user, ct) is { } person && person.Id == known.Value.Person)
        {
            await PublishAsync(user, known.Value, person, known, ct);
        }
    }

    /// <summary>True when this card is their day as it is now: then the tab shows it.</summary>
    internal async Task<bool> ShowsAsync(string tenant, Person person, Card card, CancellationToken ct)
    {
        var user = person.Id.User;
        if (await store.FindAsync<HomeTab>(IdOf(tenant, user), ct) is not { } known)
        {
            return false;
        }

        var (today, _) = await DrawAsync(known.Value, person, ct);
        if (today is null || PlainText.Of(today) != PlainText.Of(card))
        {
            return false;
        }

        await PublishAsync(user, known.Value, person, known, ct);
        return true;
    }

    private async Task PublishAsync(string user, HomeTab tab, Person person, Stored<HomeTab>? known, CancellationToken ct)
    {
        var (card, forum) = await DrawAsync(tab, person, ct);
        if (card is null)
        {
            return;
        }

        var home = await drawing.HomeAsync(card, tab.Place, person.Id, ct);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(home.Json)));
        if (hash != tab.Shown && !(await api.PublishHomeAsync(tab.Tenant, user, home, ct)).Done)
        {
            return;
        }

        var shown = tab with { ForumId = forum, Shown = hash };
        if (known is null || known.Value != shown)
        {
            // A conflict means that it has just been shown anew; the next change shows it again if need be.
            await store.CommitAsync([known is null ? DocumentWrite.New(IdOf(tab.Tenant, user), shown) : DocumentWrite.Over(known, shown)], ct);
        }
    }

    // A look: it writes nothing and counts as nothing that anybody did.
    private async ValueTask<(Card? Card, string? Forum)> DrawAsync(HomeTab tab, Person person, CancellationToken ct)
    {
        var outcome = await dispatcher.DispatchAsync(new CardAction("home", person, tab.Place, Now, Verbs.ShowOwnView, Today, null), ct);
        return (Courier.AnswerTo(outcome), outcome.ForumId);
    }

    private static string IdOf(string tenant, string user) => $"{tenant}/{user}";
}
