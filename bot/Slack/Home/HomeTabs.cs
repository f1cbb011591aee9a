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
    : IDisposable
{
    // What is drawn first is shown first, so that an older day never lies over a newer one.
    private readonly KeyedLock rows = new();

    private static readonly Dictionary<string, string> Today = new() { [OwnView.NameKey] = OwnView.Today };

    /// <summary>How long a tab that nobody opens is kept up to date.</summary>
    internal static readonly Duration Watched = Duration.FromDays(30);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Somebody opened their tab in this chat: they see their day.</summary>
    internal Task OpenedAsync(string tenant, string user, Person person, string chat, CancellationToken ct) =>
        InRowAsync(IdOf(tenant, user), async known =>
        {
            var tab = new HomeTab(person.Id, tenant, chat, Now);
            return await PublishAsync(user, tab, await DrawAsync(tab, person, ct), known, ct);
        }, ct);

    /// <summary>
    /// The tabs that may show something else now that these forums have changed, and that somebody may look at: theirs, and those of people who had no forum, as they
    /// may just have been let in.
    /// </summary>
    internal async ValueTask<IReadOnlyList<Stored<HomeTab>>> OfAsync(IReadOnlySet<string> forums, CancellationToken ct) =>
        [.. (await store.AllAsync<HomeTab>(ct)).Where(tab => (tab.Value.ForumId is not { } forum || forums.Contains(forum)) && Now - tab.Value.OpenedAt <= Watched)];

    /// <summary>Something has changed: whoever sees something else than before sees it now.</summary>
    internal Task RefreshAsync(Stored<HomeTab> noted, CancellationToken ct) => InRowAsync(noted.Id, async known =>
    {
        var user = noted.Id[(noted.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (known is not null && await directory.PersonAsync(known.Value.Tenant, user, ct) is { } person && person.Id == known.Value.Person)
        {
            await PublishAsync(user, known.Value, await DrawAsync(known.Value, person, ct), known, ct);
        }

        return true;
    }, ct);

    /// <summary>True when this card is their day as it is now, and the tab shows it.</summary>
    internal Task<bool> ShowsAsync(string tenant, Person person, Card card, CancellationToken ct) => InRowAsync(IdOf(tenant, person.Id.User), async known =>
    {
        if (known is null || await DrawAsync(known.Value, person, ct) is not { Card: { } today } drawn || PlainText.Of(today) != PlainText.Of(card))
        {
            return false;
        }

        return await PublishAsync(person.Id.User, known.Value, drawn, known, ct);
    }, ct);

    public void Dispose() => rows.Dispose();

    private async Task<bool> InRowAsync(string id, Func<Stored<HomeTab>?, Task<bool>> work, CancellationToken ct)
    {
        using var alone = await rows.EnterAsync(id, ct);
        return await work(await store.FindAsync<HomeTab>(id, ct));
    }

    // False when there was nothing to show, or Slack did not take it.
    private async Task<bool> PublishAsync(string user, HomeTab tab, (Card? Card, string? Forum) drawn, Stored<HomeTab>? known, CancellationToken ct)
    {
        if (drawn is not ({ } card, var forum))
        {
            return false;
        }

        var home = await drawing.HomeAsync(card, tab.Place, tab.Person, ct);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(home.Json)));
        if (hash != tab.Shown && !(await api.PublishHomeAsync(tab.Tenant, user, home, ct)).Done)
        {
            return false;
        }

        var shown = tab with { ForumId = forum, Shown = hash };
        if (known is null || known.Value != shown)
        {
            // A conflict means that it has just been shown anew; the next change shows it again if need be.
            await store.CommitAsync([known is null ? DocumentWrite.New(IdOf(tab.Tenant, user), shown) : DocumentWrite.Over(known, shown)], ct);
        }

        return true;
    }

    // A look: it writes nothing and counts as nothing that anybody did.
    private async ValueTask<(Card? Card, string? Forum)> DrawAsync(HomeTab tab, Person person, CancellationToken ct)
    {
        var outcome = await dispatcher.DispatchAsync(new CardAction("home", person, tab.Place, Now, Verbs.ShowOwnView, Today, null), ct);
        return (Courier.AnswerTo(outcome), outcome.ForumId);
    }

    private static string IdOf(string tenant, string user) => $"{tenant}/{user}";
}
