using ForumBot.Messaging;
using ForumBot.Slack.Windows;

namespace ForumBot.Slack.Inbound;

/// <summary>Who acts and where, from what Slack's request says and what the directory knows at this moment. Asked anew for everything that anybody does.</summary>
internal sealed class Meeting(SlackDirectory directory, SlackChats chats, SlackMessenger slack)
{
    // With this letter begin the ids of chats between two. Source: "Conversations API" in Slack's documentation.
    private const char DirectChat = 'D';

    /// <summary>The person; null for somebody who is switched off, a bot, or not known to Slack.</summary>
    /// <exception cref="HttpRequestException">Slack cannot be asked. Nothing may be done until it can.</exception>
    internal async ValueTask<Person?> PersonAsync(string tenant, Actor actor, CancellationToken ct)
    {
        var looked = await directory.LookUpPersonAsync(tenant, actor.User, ct);
        return looked switch
        {
            { CouldNotAsk: true } => throw CannotAsk(),
            { Known: { } known } => actor.As(known, tenant),
            _ => null,
        };
    }

    /// <summary>
    /// The place, or the person's own chat where the bot is not in it: then nobody but them is answered. Null when they cannot be reached there either.
    /// </summary>
    /// <exception cref="HttpRequestException">Slack cannot be asked. Nothing may be done until it can.</exception>
    internal async ValueTask<Met?> PlaceAsync(string tenant, string? channel, string? thread, string user, PersonId person, CancellationToken ct)
    {
        if (channel is not null)
        {
            var looked = await directory.LookUpPlaceAsync(tenant, channel, user, ct);
            if (looked.CouldNotAsk)
            {
                throw CannotAsk();
            }

            if (looked.Known is { } place)
            {
                return new(place with { Thread = thread });
            }
        }

        if (await slack.PersonalChatAsync(person, new(SlackIds.Place(tenant, channel ?? user), PlaceKind.Channel), ct) is { } chat)
        {
            // Into a chat between two people nobody can be let.
            return new(chat, channel is { } elsewhere && !elsewhere.StartsWith(DirectChat) ? Notices.LetMeIn : null);
        }

        // That they cannot be reached at all is written down; anything else passes.
        return chats.IsOutOfReach(await chats.FindAsync(tenant, person, ct)) ? null : throw CannotAsk();
    }

    /// <summary>
    /// The words without anybody's name, and the people who are named beside the bot. People choose their names themselves: somebody called "unlink" must not make
    /// a command of it that others say by naming them.
    /// </summary>
    /// <exception cref="HttpRequestException">Slack cannot be asked. Nothing may be done until it can: a role given to nobody is not what was said.</exception>
    internal async ValueTask<(string Words, IReadOnlyList<Person> Mentioned)> ReadAsync(string tenant, string bot, SlackText text, CancellationToken ct)
    {
        var looked = await Task.WhenAll(text.People.Where(user => user != bot).Select(user => directory.LookUpPersonAsync(tenant, user, ct).AsTask()));
        return looked.Any(one => one.CouldNotAsk) ? throw CannotAsk() : (text.Words(_ => null), [.. looked.Select(one => one.Known).OfType<Person>()]);
    }

    /// <summary>Slack cannot be asked just now. Whoever waits is told to come again.</summary>
    internal static HttpRequestException CannotAsk() => new("Slack cannot be asked who this is, or where.");

    /// <summary>Where somebody is for the bot; with <see cref="LetMeIn"/> it is not in the channel where they are, and this is how it is let in.</summary>
    internal sealed record Met(Place Place, string? LetMeIn = null);
}
