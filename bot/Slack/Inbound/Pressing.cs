using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>What a press comes to before it is answered: who pressed and where they see the answer, and what it asks of the bot.</summary>
internal sealed class Pressing(Meeting meeting, TimeProvider time)
{
    /// <summary>How long Slack is kept waiting for a press or a window that was handed in: it gives up after three seconds, and some of them are spent on the way.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>What keeps a person's presses in one place in order.</summary>
    internal static string LaneOf(string tenant, Press press) => SlackIds.Place(tenant, press.Channel ?? press.By.User).Key;

    /// <summary>A press by somebody of whom nothing is known but that they pressed.</summary>
    internal static Asked Unmet(string tenant, Press press)
    {
        // On a message in a thread they are in the channel; anywhere else their own chat is the nearest that is sure.
        var thread = press.View is null ? press.Thread : null;
        var place = thread is not null && press.Channel is { } channel
            ? new Place(SlackIds.Place(tenant, channel), PlaceKind.Channel, thread)
            : new(SlackIds.Place(tenant, press.By.User), PlaceKind.Personal);
        return new(tenant, press.By.User, place, AskedIn.Window) { ResponseUrl = press.ResponseUrl, WhisperThread = place.Thread };
    }

    /// <summary>Who pressed, and where; nulls for somebody who cannot be answered.</summary>
    /// <exception cref="HttpRequestException">Slack cannot be asked. Nothing may be done until it can.</exception>
    internal async ValueTask<(Asked?, Person?)> MeetAsync(string tenant, Press press, bool inWindow, CancellationToken ct)
    {
        if (await meeting.PersonAsync(tenant, press.By, ct) is not { } person
            || await meeting.PlaceAsync(tenant, press.Channel, press.Thread, press.By.User, person.Id, ct) is not { Place: var place } met)
        {
            return (null, null);
        }

        // On a message of a place that the bot is not in any more, nobody but this person is answered.
        var isThere = place.Id.Conversation == press.Channel;
        var where = inWindow ? AskedIn.Window
            : press.View is { IsHome: true } ? AskedIn.Home
            : press.IsOnWhisper ? AskedIn.Whisper
            : !isThere || press.Message is null ? AskedIn.Command
            : place.IsShared ? AskedIn.SharedMessage : AskedIn.OwnMessage;
        return (new Asked(tenant, press.By.User, place, where)
        {
            Press = press,
            LetMeIn = met.LetMeIn,
            IsDialog = inWindow,
            Message = isThere && press.Message is { } message ? new(place, message) : null,
            ResponseUrl = press.ResponseUrl,
            Trigger = press.Trigger,
            WhisperThread = isThere && press.View is null ? press.Thread : null,
        }, person);
    }

    /// <summary>The press as the bot's features know presses. What was filled in never stands for a button's own key.</summary>
    internal CardAction ActionOf(Asked asked, Person person, Press press)
    {
        var fields = new Dictionary<string, string>(press.Fields);
        foreach (var (key, value) in press.Asked.Keys)
        {
            fields[key] = value;
        }

        return new(press.Delivery, person, asked.Place, Instant.FromDateTimeOffset(time.GetUtcNow()), press.Asked.Verb, fields, asked.IsDialog ? null : asked.Message)
        {
            Surface = asked.IsDialog ? Surface.Dialog : Surface.Card,
            LetMeIn = asked.LetMeIn,
        };
    }
}
