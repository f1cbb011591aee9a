using ForumBot.Messaging;

namespace ForumBot.Together;

/// <summary>
/// Names a forum's conversations as people know them: "#inspection in Slack", "the chat “Steering group” in Teams". Where a platform does not say, or not in time, it
/// is "a channel in Slack": the list is worth more than its names.
/// </summary>
internal sealed partial class PlaceNames(IEnumerable<IMessenger> messengers, TimeProvider time, ILogger<PlaceNames> log)
{
    // Somebody waits for the list, in Slack with a press that opens a window for three seconds.
    private static readonly TimeSpan LongestAsking = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IMessenger> messengers = messengers.ToDictionary(messenger => messenger.Platform);

    /// <summary>
    /// These places in words, in their order. With <paramref name="isOwnChat"/> the words are for one person who may know them all; otherwise a place that not
    /// everybody knows of keeps its name to itself.
    /// </summary>
    internal async ValueTask<IReadOnlyList<NamedPlace>> OfAsync(IEnumerable<Place> places, bool isOwnChat, CancellationToken ct) =>
        await Task.WhenAll(places.Select(async place => Say(place, await AskAsync(place, ct), isOwnChat)));

    private static NamedPlace Say(Place place, PlaceName? name, bool isOwnChat)
    {
        var isKeptBack = name is { IsForAll: false } && !isOwnChat;
        var words = isKeptBack ? null : name?.Words;
        return new(place, $"{words ?? (place.Kind == PlaceKind.Channel ? "a channel" : "a group chat")} in {Apps.Of(place.Id.Platform)}", isKeptBack);
    }

    private async Task<PlaceName?> AskAsync(Place place, CancellationToken ct)
    {
        if (!messengers.TryGetValue(place.Id.Platform, out var messenger))
        {
            return null;
        }

        try
        {
            return await messenger.NameOfAsync(place, ct).WaitAsync(LongestAsking, time, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Log.NotNamed(log, place.Id.Platform, fault.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Platform} did not say what a conversation is called: {Fault}.")]
        internal static partial void NotNamed(ILogger log, string platform, string fault);
    }
}

/// <summary>A place in words, within a sentence. <see cref="IsKeptBack"/> is true when it has a name that is not shown here.</summary>
internal sealed record NamedPlace(Place Place, string Words, bool IsKeptBack)
{
    /// <summary>The same at the beginning of a line.</summary>
    internal string AsBeginning => char.ToUpperInvariant(Words[0]) + Words[1..];
}
