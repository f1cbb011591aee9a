namespace ForumBot.Cards;

/// <summary>One of the conversations a forum works in.</summary>
/// <param name="Key">How a button names it.</param>
/// <param name="Words">"#inspection in Slack: only forum members".</param>
public sealed record PlaceLine(string Key, string Words);

/// <summary>The conversations a forum works in, in one app or two: the code that adds one, and the way back. For those who lead it.</summary>
public static class PlacesCard
{
    public const string PlaceKey = "place";

    /// <summary>The most lines on one card.</summary>
    public const int MostLines = 10;

    private static readonly Execute Code = new("Get a code for another", Verbs.MakePlaceCode) { OrSay = "link this forum", TakesFields = false };

    private static readonly Execute All = new("Conversations", Verbs.ShowPlaces) { OrSay = "conversations", TakesFields = false };

    /// <summary>All of them, each with the way to stop using it. With <paramref name="keepsBack"/> some have a name that is not for the place where this is shown.</summary>
    public static Card Of(string forum, IReadOnlyList<PlaceLine> places, string? done = null, bool keepsBack = false) => new()
    {
        Title = done is null ? $"Where {forum} works" : "Saved",
        Body =
        [
            .. done is null ? (Element[])[] : [new Text(done, TextLook.Strong, Tone.Good)],
            .. places.Count == 0 ? (Element[])[new Text("I work for the forum in no channel or group chat yet.")] : [],
            .. places.Take(MostLines).Select(place => new Row([new Text(place.Words)], Stop(place))),
            .. places.Count > MostLines ? (Element[])[new Text($"There are {places.Count - MostLines} more.", TextLook.Subtle)] : [],
            .. keepsBack ? (Element[])[new Text("You asked where others are, so I leave out the names of private channels and chats. Say “conversations” in our own chat to see them.", TextLook.Subtle)] : [],
            new Text("Your forum can work in Teams and in Slack at once. Changes of the timetable and reminders for everyone then appear in both.", TextLook.Subtle),
        ],
        Next = "To add a channel or group chat, say “link this forum”. To say who reads one, say “settings” there.",
        NextInFallbackOnly = true,
        Buttons = [Code],
    };

    /// <summary>A code that was just made. <paramref name="until"/> is "9:10am".</summary>
    public static Card NewCode(string forum, string code, string until) => new()
    {
        Title = "A code for another conversation",
        Body =
        [
            new Text($"link {code}", TextLook.Heading),
            new Text($"Go to the channel or group chat that {forum} should work in too. It can be in the other app. Add me there and say these words to me, with the code."),
            new Text($"It works once, until {until}. Somebody else may type it for you: it adds that conversation in your name.", TextLook.Strong, Tone.Warning),
        ],
        Next = "Say the words with the code to me in the other conversation. Until you say who reads it, I show public facts only there.",
        IsBriefAsWords = true,
    };

    /// <summary>To the one whose code it was, and to the chair: there is one more. <paramref name="place"/> is "#inspection in Slack".</summary>
    public static Card Added(string forum, string placeKey, string place, string by, bool hasOutsiders) => Taken(
        $"{forum} now works in one more conversation",
        $"{by} typed the code in {place}. I treat that conversation as open to anyone and show public facts only there.",
        placeKey,
        hasOutsiders);

    /// <summary>To those who lead: the bot was shown out of a conversation of theirs, and somebody has let it in again.</summary>
    public static Card Again(string forum, string placeKey, bool hasOutsiders) => Taken(
        $"I am back in a conversation of {forum}",
        "Somebody let me in again where I was removed. I do not know who has joined since. So I treat that conversation as open to anyone and show public facts only there.",
        placeKey,
        hasOutsiders);

    private static Card Taken(string title, string sentence, string placeKey, bool hasOutsiders) => new()
    {
        Title = title,
        Body =
        [
            new Text(sentence),
            .. hasOutsiders
                ? (Element[])[new Text("People of another organisation are in it. That is why it stays open to anyone, whatever you choose.", TextLook.Strong, Tone.Warning)]
                : [],
        ],
        Next = hasOutsiders ? "If this is wrong, press “Take it back”." : "To say who reads it, say “settings” there. If this is wrong, press “Take it back”.",
        Buttons = [Remove("Take it back", placeKey), All],
    };

    /// <summary>
    /// To those who lead: the bot can post in a conversation of theirs no more. <paramref name="readers"/> is who read it, "Only forum members";
    /// <paramref name="howToLetIn"/> how somebody lets the bot in there, as a sentence.
    /// </summary>
    public static Card Lost(string forum, string readers, string? howToLetIn) => new()
    {
        Title = $"I have lost a conversation of {forum}",
        Body =
        [
            new Text("I can no longer post in a channel or group chat where I worked for the forum. I was removed from it, it was archived or deleted, or only some people may post in it now."),
            new Facts([new("Who read it", readers)]),
            new Text("The list of the day, reminders and changes of the timetable do not appear there any more. What goes to people’s own chats still does.", TextLook.Strong, Tone.Warning),
        ],
        Next = $"To go on there, let me in again. {howToLetIn ?? "Add me to it."} Or choose another channel or group chat: add me to it and say “set up” there.",
        Buttons = [All],
    };

    private static Execute Stop(PlaceLine place) => Remove("Stop using it", place.Key) with { Tooltip = $"Stop using this conversation: {place.Words}" };

    private static Execute Remove(string title, string key) =>
        new(title, Verbs.RemovePlace) { Keys = new Dictionary<string, string> { [PlaceKey] = key }, TakesFields = false };
}
