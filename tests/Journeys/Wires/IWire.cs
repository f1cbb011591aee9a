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
/// bot gave the platform. A journey that is written against this runs wherever there is one.
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

    /// <summary>The next message with these words that is new, wherever it is.</summary>
    Task<Seen> SeesAsync(string words);

    /// <summary>The next words that are for the person alone who has just spoken where all see it: whispered there, or in their own chat.</summary>
    Task<Seen> HearsAloneAsync(string words);

    /// <summary>The next message that was there before and now says these words.</summary>
    Task<Seen> SeesChangedAsync(string words);

    /// <summary>How many messages with these words have come to this person's own chat so far.</summary>
    int CountOf(Who who, string words);

    /// <summary>Presses a button, and sees what says these words: a window, the card that takes the place of the one pressed, or a message.</summary>
    Task<Seen> PressesAsync(Who who, Seen on, string button, string sees);

    /// <summary>Fills in a form, in a window or not, presses its button and sees what says these words. What is not typed stays as it stands.</summary>
    Task<Seen> FillsAsync(Who who, Seen form, string button, string sees, params (string Field, string Value)[] typed);
}

/// <summary>Something that people see.</summary>
/// <param name="Words">All that it says.</param>
/// <param name="Native">The same as the platform has it.</param>
internal sealed record Seen(string Words, object Native);
