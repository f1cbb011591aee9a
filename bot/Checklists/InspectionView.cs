using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Checklists;

/// <summary>Keeps posted lists and checklists up to date, as everybody in their place may see them.</summary>
public sealed class InspectionView(Desk desk) : ILiveView
{
    /// <summary>The name of this view on posted cards.</summary>
    public const string ViewName = "inspection";

    /// <inheritdoc/>
    public string Name => ViewName;

    /// <summary>The posted form of a view.</summary>
    public static LiveView Live(string view) => new(ViewName, view);

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) =>
        await desk.OpenAsync(forum, ct) is { } open ? Views.Draw(argument, open, Viewer.Of(forum, place), now) : null;
}
