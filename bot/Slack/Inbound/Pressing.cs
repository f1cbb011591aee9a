using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Slack.Inbound;

/// <summary>What a press comes to before it is answered: who pressed and where they see the answer, and what it asks of the bot.</summary>
internal sealed class Pressing(Meeting meeting, TimeProvider time)
{
    /// <summary>What keeps a person's presses in one place in order.</summary>
    internal static string LaneOf(string tenant, Press press) => SlackIds.Place(tenant, press.Channel ?? press.By.User).Key;

    /// <summary>A press by somebody of whom nothing is known but that they pressed.</summary>
    internal static Asked Unmet(string tenant, Press press) =>
        new(tenant, press.By.User, new(SlackIds.Place(tenant, press.By.User), PlaceKind.Personal), AskedIn.Window) { ResponseUrl = press.ResponseUrl };

    /// <summary>Who pressed, and where; nulls for somebody who cannot be answered.</summary>
    /// <exception cref="HttpRequestException">Slack cannot be asked. Nothing may be done until it can.</exception>
    internal async ValueTask<(Asked?, Person?)> MeetAsync(string tenant, Press press, bool inWindow, CancellationToken ct)
    {
        if (await meeting.PersonAsync(tenant, press.By, ct) is not { } person
            || await meeting.PlaceAsync(tenant, press.Channel, press.Thread, press.By.User, person.Id, ct) is not { } place)
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
            Message = isThere && press.Message is { } message ? new(place, message) : null,
            ResponseUrl = press.ResponseUrl,
            Trigger = press.Trigger,
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

        var isWindow = asked.Where == AskedIn.Window;
        return new(press.Delivery, person, asked.Place, Instant.FromDateTimeOffset(time.GetUtcNow()), press.Asked.Verb, fields, isWindow ? null : asked.Message)
        {
            Surface = isWindow ? Surface.Dialog : Surface.Card,
        };
    }
}
