using System.Threading.Channels;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Conversation;

/// <summary>
/// What the bot notices by itself while it speaks: that it can post in a place no more, or that others read along there. A platform says such a thing once, and that
/// once may have been lost. <see cref="NoticedTurns"/> walks it through the bot as if the platform had said it now; what there is no room for is noticed again.
/// </summary>
public sealed class Noticed(TimeProvider time)
{
    private const int Most = 1000;

    private readonly Channel<Incoming> waiting = Channel.CreateBounded<Incoming>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal ChannelReader<Incoming> Waiting => waiting.Reader;

    /// <summary>Nothing can be posted in this shared place any more, unless the bot is let in again.</summary>
    public void Lost(Place place) => waiting.Writer.TryWrite(new BotRemoved(NewId(), Nobody(place), place with { Thread = null }, Now) { MayComeBack = true });

    /// <summary>People of other organisations read along in this shared place, or none do, as <see cref="Place.HasOutsiders"/> says.</summary>
    public void Reach(Place place) => waiting.Writer.TryWrite(new PlaceReach(NewId(), Nobody(place), place with { Thread = null }, Now));

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static string NewId() => $"noticed/{Guid.CreateVersion7():N}";

    private static Person Nobody(Place place) => new(new(place.Id.Platform, place.Id.Tenant, "nobody"), DisplayName.Unknown);
}
