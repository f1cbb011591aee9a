using ForumBot.Messaging;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>Who speaks in a journey. Each platform has its own account for each of them.</summary>
public enum Who
{
    Chair,
    Deputy,
    Lano,
    Member,
    Stranger,
}

/// <summary>
/// People on one platform, over the wire: what they say, press and fill in goes to the bot's addresses as the platform would bring it, and what they see is what the
/// bot gave the platform for them. A journey that is written against this runs wherever there is one. What is asked of one person is never found on the
/// screen of another, and what is asked of all is only found where all read.
/// </summary>
internal interface IWire
{
    /// <summary>The platform's name in the bot.</summary>
    string Platform { get; }

    /// <summary>The forum's conversation.</summary>
    Place Channel { get; }

    /// <summary>What people call it, as the bot begins a line with it.</summary>
    string ChannelName { get; }

    /// <summary>As the bot knows them.</summary>
    Person PersonOf(Who who);

    /// <summary>The bot comes into the conversation.</summary>
    Task AddsTheBotAsync(Who who);

    /// <summary>Says something to the bot where all see it.</summary>
    Task SaysAsync(Who who, string words);

    /// <summary>Writes to the bot in their own chat.</summary>
    Task WritesAsync(Who who, string words);

    /// <summary>The next message with these words that is new in the forum's conversation, for all who are there.</summary>
    Task<Seen> AllSeeAsync(string words);

    /// <summary>The next message that was there before, in the forum's conversation, and now says these words.</summary>
    Task<Seen> AllSeeChangedAsync(string words);

    /// <summary>The next new thing with these words that this person alone sees: in their own chat, whispered where they spoke, or in a window on their screen.</summary>
    Task<Seen> SeesAsync(Who who, string words);

    /// <summary>The next message that was in this person's own chat before and now says these words.</summary>
    Task<Seen> SeesChangedAsync(Who who, string words);

    /// <summary>What has been shown until now, such as a reminder that came due, is no news to anybody any more.</summary>
    void LooksAway();

    /// <summary>How many things with these words this person alone has been shown so far; with nobody, how many were shown to all in the forum's conversation.</summary>
    int CountOf(Who? who, string words);

    /// <summary>
    /// Presses a button, and sees what says these words, alone: a window, what takes the place of the card for them, or a message to them. What stands in the
    /// card's boxes goes along as it is. What changes for all, all see: then <paramref name="sees"/> is null and they still see what they pressed.
    /// </summary>
    Task<Seen> PressesAsync(Who who, Seen on, string button, string? sees);

    /// <summary>The same with a form that is filled in first, in a window or not. What is not typed stays as it stands.</summary>
    Task<Seen> FillsAsync(Who who, Seen form, string button, string? sees, params (string Field, string Value)[] typed);
}

/// <summary>Something that people see.</summary>
/// <param name="Words">All that it says.</param>
/// <param name="Native">The same as the platform has it.</param>
internal sealed record Seen(string Words, object Native);
