using System.Globalization;
using System.Net;
using System.Text;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using NodaTime;

namespace ForumBot.Tests.Schedules.Calendar;

/// <summary>What stands in somebody's calendar, and who gets to read it.</summary>
public sealed class CalendarFeedTests
{
    private static readonly LocalDateTime Thursday = new(2027, 3, 11, 14, 0);

    private static readonly Meeting Shared = At("m1", "Context meeting", Thursday) with { Where = "Room 1, Civic Centre" };
    private static readonly Meeting Own = At("m2", "What we plan to say", Thursday.PlusDays(-1)) with { SharedWithArea = false };
    private static readonly Meeting Secret = At("m3", "Feedback", Thursday.PlusDays(8)) with { Level = Level.Attendees };
    private static readonly Meeting Open = At("m4", "Drop-in for families", Thursday.PlusDays(1)) with { Level = Level.Public };

    [Theory]
    [InlineData(Role.Chair, true)]
    [InlineData(Role.Deputy, true)]
    [InlineData(Role.Representative, true)]
    [InlineData(Role.Member, true)]
    [InlineData(Role.NoteTaker, true)]
    [InlineData(Role.Lano, false)]
    [InlineData(Role.LanoDeputy, false)]
    public async Task Feed_OfEachRole_HoldsWhatThatRoleMaySee(Role role, bool seesOwn)
    {
        await using var feed = await Feed.StartedAsync(Shared, Own, Secret, Open);
        var events = await feed.EventsAsync(await feed.LinkAsync(await feed.World.WithRoleAsync("Zed", role)));

        var titles = events.Select(e => e.Title).ToList();
        Assert.Contains("Context meeting", titles);
        Assert.Contains("Drop-in for families", titles);
        Assert.Equal(seesOwn, titles.Contains("What we plan to say"));
        Assert.DoesNotContain("Feedback", titles);
        Assert.Contains(titles, title => title.StartsWith("Inspectors are in the area", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feed_OfWhoeverRunsTheBot_HoldsWhatAnyoneMayKnow()
    {
        await using var feed = await Feed.StartedAsync(Shared, Own, Secret, Open);

        var titles = (await feed.EventsAsync(await feed.LinkAsync(await feed.World.WithRoleAsync("Zed", Role.TechnicalAdmin)))).Select(e => e.Title);

        Assert.Equal(["Drop-in for families", "The survey for families closes (expected)", "The survey for families opens (expected)"], titles.Order());
    }

    [Fact]
    public async Task Meeting_ThatIsAStepForAttendees_IsInNobodysFeed()
    {
        await using var feed = await Feed.StartedAsync(Shared with { StepId = "FULL-P-02" });

        Assert.DoesNotContain("Context meeting", await feed.TextAsync(await feed.LinkAsync(feed.World.Ann)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meeting_InTheFeed_IsWhatTheTimetableSays()
    {
        await using var feed = await Feed.StartedAsync(Shared);

        var meeting = (await feed.EventsAsync(await feed.LinkAsync(feed.World.Moe))).Single(e => e.Title == "Context meeting");

        Assert.Equal(("2027-03-11T14:00:00.000Z", "2027-03-11T15:00:00.000Z"), (meeting.Start, meeting.End));
        Assert.Equal(("Room 1, Civic Centre", 0, "CONFIRMED", true), (meeting.Where, meeting.Sequence, meeting.Status, meeting.HasStamp));
    }

    [Fact]
    public async Task DaysOnSite_InTheFeed_AreWholeDaysUpToTheLast()
    {
        await using var feed = await Feed.StartedAsync();

        var visit = (await feed.EventsAsync(await feed.LinkAsync(feed.World.Moe))).Single(e => e.Title == "Inspectors are in the area (expected)");

        Assert.Equal(("2027-03-15", "2027-03-20", "TENTATIVE"), (visit.Start, visit.End, visit.Status));
    }

    [Fact]
    public async Task Meeting_ThatMoves_KeepsItsIdAndCountsOn()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var link = await feed.LinkAsync(feed.World.Moe);
        var before = (await feed.EventsAsync(link)).Single(e => e.Title == "Context meeting");

        await feed.ChangeAsync(i => i with { Meetings = [Shared with { Start = Thursday.PlusHours(1), End = Thursday.PlusHours(2), Revision = 1 }] });
        var after = (await feed.EventsAsync(link)).Single(e => e.Title == "Context meeting");

        Assert.Equal((before.Uid, 1, "2027-03-11T15:00:00.000Z"), (after.Uid, after.Sequence, after.Start));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task Meeting_ThatIsCancelled_IsKeptForAMonth(int daysAfter, bool kept)
    {
        await using var feed = await Feed.StartedAsync(Shared with { IsCancelled = true, Revision = 1 });
        var link = await feed.LinkAsync(feed.World.Moe);
        feed.World.Scenario.Clock.Advance(TimeSpan.FromDays(10 + daysAfter));

        var found = (await feed.EventsAsync(link)).SingleOrDefault(e => e.Title == "Context meeting");

        Assert.Equal(kept ? "CANCELLED" : null, found?.Status);
    }

    [Theory]
    [InlineData(2027, 3, 26, "2027-03-26T09:00:00.000Z")]
    [InlineData(2027, 3, 29, "2027-03-29T08:00:00.000Z")]
    [InlineData(2027, 10, 29, "2027-10-29T08:00:00.000Z")]
    [InlineData(2027, 11, 1, "2027-11-01T09:00:00.000Z")]
    public async Task Meeting_AroundAChangeOfTheClocks_IsAtNineInLondon(int year, int month, int day, string utc)
    {
        await using var feed = await Feed.StartedAsync(At("m1", "Talk", new(year, month, day, 9, 0)));

        Assert.Equal(utc, (await feed.EventsAsync(await feed.LinkAsync(feed.World.Moe))).Single(e => e.Title == "Talk").Start);
    }

    [Theory]
    [InlineData("One\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Injected")]
    [InlineData("Comma, semicolon; back\\slash and \"quotes\": all")]
    [InlineData("Lines\u2028and\u2029others\u0085and\u0007bells")]
    [InlineData("Ein sehr langer Titel mit Ümläuten 日本語 👩‍👩‍👧 der über fünfundsiebzig Oktette hinausgeht und gefaltet werden muss")]
    public async Task Title_ThatIsHostile_StaysATitle(string title)
    {
        await using var feed = await Feed.StartedAsync(At("m1", title, Thursday), Shared with { Id = "m2" });
        var text = await feed.TextAsync(await feed.LinkAsync(feed.World.Moe));

        var events = await Feed.ReadAsync(text);

        var expected = string.Concat(title.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
        Assert.Equal(expected, events.Single(e => e.Uid.Contains("-m1@", StringComparison.Ordinal)).Title);
        Assert.DoesNotContain(events, e => e.Title == "Injected");
        AssertWellFormed(text);
    }

    [Fact]
    public async Task Feed_OfTwoHundredMeetings_IsWhole()
    {
        await using var feed = await Feed.StartedAsync(
            [.. Enumerable.Range(1, 200).Select(n => At(string.Create(CultureInfo.InvariantCulture, $"m{n}"), $"Meeting {n} with a title that is long enough to be folded somewhere", Thursday.PlusHours(n)))]);
        var text = await feed.TextAsync(await feed.LinkAsync(feed.World.Moe));

        var events = await Feed.ReadAsync(text);

        Assert.Equal(200, events.Count(e => e.Title.StartsWith("Meeting ", StringComparison.Ordinal)));
        Assert.Distinct(events.Select(e => e.Uid));
        AssertWellFormed(text);
    }

    [Fact]
    public async Task Link_ThatOpensNothing_IsAlwaysTheSameNotFound()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var world = feed.World;
        var (old, stopped, left) = (await feed.LinkAsync(world.Ann), await feed.LinkAsync(world.Dev), await feed.LinkAsync(world.Moe));
        var current = await feed.LinkAsync(world.Ann);
        await world.Dev.Presses((await world.Dev.Says("calendar")).Card, "Stop my link");
        await world.Scenario.Store.UpdateAsync<Forum>(world.Forum.Id, forum => forum with
        {
            Memberships = [.. forum.Memberships.Select(m => m.Person.Id == world.Moe.Id ? m with { Until = m.From } : m)],
        });

        Assert.Equal(HttpStatusCode.OK, (await feed.GetAsync(current)).StatusCode);
        foreach (var path in new[] { old, stopped, left, "/calendar/" + new string('A', 43) + ".ics", "/calendar/x.ics", "/calendar/%ff%0a.ics", $"/calendar/{new string('x', 3000)}.ics" })
        {
            var answer = await feed.GetAsync(path);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Secret_OfALink_IsStoredNowhere()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var secret = (await feed.LinkAsync(feed.World.Moe))["/calendar/".Length..^".ics".Length];

        var links = await feed.World.Scenario.Store.AllAsync<ForumBot.Schedules.Calendar.CalendarLink>(TestContext.Current.CancellationToken);

        Assert.Equal(43, secret.Length);
        Assert.Equal(ForumBot.Secret.Hash(secret), Assert.Single(links).Id);
        Assert.DoesNotContain(secret, Assert.Single(links).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_OfALink_StandsInNoLogHoweverTalkative()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var link = await feed.LinkAsync(feed.World.Moe);

        await feed.GetAsync(link);
        await feed.GetAsync(link + "x");

        Assert.NotEmpty(feed.Logged);
        Assert.DoesNotContain(feed.Logged, line => line.Contains(link["/calendar/".Length..^".ics".Length], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feed_OnceTheInspectionHasEnded_IsEmpty()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var link = await feed.LinkAsync(feed.World.Moe);

        await feed.World.Scenario.Store.UpdateAsync<Forum>(feed.World.Forum.Id, forum => forum with { InspectionId = null });

        Assert.Empty(await feed.EventsAsync(link));
    }

    [Fact]
    public async Task Feed_AskedForAgainUnchanged_SaysSoInOneLine()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var link = await feed.LinkAsync(feed.World.Moe);
        var first = await feed.GetAsync(link);

        var again = await feed.GetAsync(link, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("private, no-cache", first.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));
        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Head_OfAFeed_HasNoBody()
    {
        await using var feed = await Feed.StartedAsync(Shared);

        var answer = await feed.GetAsync(await feed.LinkAsync(feed.World.Moe), method: HttpMethod.Head);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WhoeverGuessesTooOften_IsHeldBackForAMinuteAndStopsNobodyWithALink()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var link = await feed.LinkAsync(feed.World.Moe);
        for (var i = 0; i < ForumBot.Schedules.Calendar.CalendarFeed.MissesPerAddressAMinute; i++)
        {
            Assert.Equal(404, (await feed.GetFromAsync("/calendar/x.ics", "2001:db8::1")).Response.StatusCode);
        }

        var held = await feed.GetFromAsync("/calendar/x.ics", "2001:db8::2");

        Assert.Equal((429, "60"), (held.Response.StatusCode, held.Response.Headers.RetryAfter.ToString()));
        Assert.Equal(404, (await feed.GetFromAsync("/calendar/x.ics", "192.0.2.7")).Response.StatusCode);
        Assert.Equal(200, (await feed.GetFromAsync(link, "2001:db8::2")).Response.StatusCode);
    }

    [Fact]
    public async Task Link_AskedForTooOften_IsHeldBackAlone()
    {
        await using var feed = await Feed.StartedAsync(Shared);
        var (busy, other) = (await feed.LinkAsync(feed.World.Moe), await feed.LinkAsync(feed.World.Ann));
        for (var i = 0; i < ForumBot.Schedules.Calendar.CalendarFeed.PerLinkAMinute; i++)
        {
            Assert.Equal(200, (await feed.GetFromAsync(busy, "192.0.2.7")).Response.StatusCode);
        }

        Assert.Equal(429, (await feed.GetFromAsync(busy, "192.0.2.7")).Response.StatusCode);
        Assert.Equal(200, (await feed.GetFromAsync(other, "192.0.2.7")).Response.StatusCode);
    }

    private static void AssertWellFormed(string text)
    {
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    private static Meeting At(string id, string title, LocalDateTime start) => new() { Id = id, Title = title, Start = start, End = start.PlusHours(1) };
}
