using ForumBot.Cards;
using ForumBot.Schedules.Calendar;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Schedules.Calendar;

/// <summary>Asking for a calendar link.</summary>
public sealed class CalendarCardTests
{
    [Fact]
    public async Task Link_OnceMade_IsShownOnceOnly()
    {
        using var world = await Inspected.StartedAsync();

        var made = await world.Moe.Presses((await world.Moe.Says("calendar")).Card, "Make my link");
        var later = await world.Moe.Says("calendar");

        Assert.Contains("https://forumbot.example.org/calendar/", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/calendar/", later.Text, StringComparison.Ordinal);
        Assert.Contains("You made it on Monday 1 March.", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AskedForInAChannel_IsGivenInTheirOwnChat()
    {
        using var world = await Inspected.StartedAsync();

        var asked = await world.Moe.Says("calendar", world.Channel);

        Assert.DoesNotContain(asked.Delivered, post => world.IsInChannel(post) && post.Card.Buttons.OfType<Execute>().Any(b => b.Verb == Verbs.MakeCalendar));
        Assert.Equal("The timetable in your calendar", world.Moe.Inbox[^1].Title);
    }

    [Fact]
    public async Task Link_ForAStranger_IsNotMade()
    {
        using var world = await Inspected.StartedAsync();

        await world.Nell.PressesVerb(Verbs.MakeCalendar, new Dictionary<string, string> { [Execute.ForumKey] = world.Forum.Id });

        Assert.Empty(await world.Scenario.Store.AllAsync<CalendarLink>(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Link_WithoutAPublicAddress_SaysWhoHasToSetIt()
    {
        using var scenario = new Scenario(services => services.AddSingleton(new PublicAddress(null)).AddSingleton<CalendarLinks>().AddSingleton<ForumBot.Conversation.IFeature, CalendarFeature>());
        var ann = scenario.Person("Ann");
        await scenario.ForumAsync("Anytown", null, ForumBot.Forums.Audience.ForumOnly, (ann, ForumBot.Forums.Role.Chair));

        var answer = await ann.Says("calendar");

        Assert.Contains("Whoever runs this bot has to set it", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Card.Buttons);
    }
}
