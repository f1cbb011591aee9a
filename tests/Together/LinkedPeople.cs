using System.Text.RegularExpressions;
using ForumBot.Cards;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using Answer = ForumBot.Tests.Conversation.Answer;

namespace ForumBot.Tests.Together;

/// <summary>What people do to be one on two platforms.</summary>
internal static partial class LinkedPeople
{
    /// <summary>The code on a card.</summary>
    internal static string CodeOn(Answer answer) => Code().Match(string.Join('\n', answer.Card.Body.OfType<Text>().Select(text => text.Content))).Value;

    /// <summary>The first says "link", the second types the code on the other platform and says that both are theirs, if they are asked.</summary>
    internal static async Task<Answer> LinkAsync(Actor first, Actor second) =>
        await TypeAsync(first, second) is var asked && asked.Card.Title == "Is this you?" ? await second.Presses(asked.Card, "Yes, both are me") : asked;

    /// <summary>The first says "link", the second types the code on the other platform, and no more.</summary>
    internal static async Task<Answer> TypeAsync(Actor first, Actor second) => await second.Says($"link {CodeOn(await first.Says("link"))}");

    /// <summary>A second conversation of the forum, on the other platform, with these people in it.</summary>
    internal static async Task<Place> AddPlaceAsync(this Inspected world, Actor lead, Actor typer, params Actor[] others)
    {
        var place = world.Scenario.Channel("general", [typer, .. others]);
        await typer.Says($"link {CodeOn(await lead.Says("link this forum"))}", place);
        Assert.Contains(place.Id.Key, (await world.Scenario.ReadAsync(world.Forum)).Places.Keys);
        return place;
    }

    /// <summary>A card of these that says this; the newest.</summary>
    internal static Card Saying(this IEnumerable<Card> cards, string words) => cards.Last(card => PlainText.Of(card).Contains(words, StringComparison.Ordinal));

    [GeneratedRegex("[A-Z0-9]{4}-[A-Z0-9]{4}")]
    private static partial Regex Code();
}
