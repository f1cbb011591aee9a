using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Inspections;
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

    /// <summary>The posted form of a view. It belongs to its inspection: when that has ended the card stays as it was, whatever comes after.</summary>
    public static LiveView Live(string view, Inspection inspection) => new(ViewName, $"{inspection.Id}|{view}");

    /// <inheritdoc/>
    public async ValueTask<Card?> DrawAsync(Forum forum, Place place, string argument, LocalDateTime now, CancellationToken ct) =>
        argument.Split('|') is [var inspection, var view] && forum.InspectionId == inspection && await desk.OpenAsync(forum, ct) is { } open
            ? Views.Draw(view, open, Viewer.Of(forum, place), now)
            : null;
}
