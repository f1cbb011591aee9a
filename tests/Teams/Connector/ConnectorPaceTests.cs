using ForumBot.Teams.Connector;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Teams.Connector;

public sealed class ConnectorPaceTests
{
    private const int SendsInASecond = 6;
    private const int CallsInASecond = 25;
    private readonly FakeTimeProvider time = new();
    private readonly ConnectorPace pace;

    public ConnectorPaceTests() => pace = new(time);

    /// <summary>Teams' limits for one bot in one conversation, as published in October 2026.</summary>
    [Theory]
    [InlineData(0, 1, 7, 14)]
    [InlineData(1, 2, 8, 16)]
    [InlineData(2, 30, 60, 120)]
    [InlineData(3, 3600, 1800, 3600)]
    public void Limits_ForAConversation_StayBelowThoseOfTeams(int window, int seconds, int sends, int reads)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), ConnectorPace.Sends[window].Length);
        Assert.Equal(TimeSpan.FromSeconds(seconds), ConnectorPace.Reads[window].Length);
        Assert.InRange(ConnectorPace.Sends[window].Most, sends * 0.85, sends * 0.9);
        Assert.InRange(ConnectorPace.Reads[window].Most, reads * 0.85, reads * 0.9);
    }

    [Fact]
    public async Task Pass_OfTooManyInAConversation_WaitsAndHoldsBackNoOther()
    {
        await SendAsync("19:a@thread.v2", SendsInASecond);
        var waiting = PassAsync(Send("19:a@thread.v2"));

        Assert.False(waiting.IsCompleted);
        Assert.True(await PassAsync(Send("19:b@thread.v2")));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await waiting);
    }

    [Fact]
    public async Task Pass_InThreadsOfOneChannel_CountsThemTogether()
    {
        await SendAsync("19:a@thread.tacv2;messageid=1", SendsInASecond);

        Assert.False(PassAsync(Send("19:a@thread.tacv2;messageid=2")).IsCompleted);
        Assert.False(PassAsync(Send("19:a@thread.tacv2")).IsCompleted);
    }

    [Fact]
    public async Task Pass_OfAReading_HasAPaceOfItsOwn()
    {
        await SendAsync("19:a@thread.v2", SendsInASecond);

        Assert.True(await PassAsync(Send("19:a@thread.v2") with { Method = HttpMethod.Get }));
    }

    [Fact]
    public async Task Pass_OfTooManyInATenant_WaitsAndHoldsBackNoOtherTenant()
    {
        for (var i = 0; i < CallsInASecond; i++)
        {
            Assert.True(await PassAsync(Send($"a:{i}")));
        }

        var waiting = PassAsync(Send("a:another"));

        Assert.False(waiting.IsCompleted);
        Assert.True(await PassAsync(Send("a:elsewhere") with { Tenant = "another" }));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await waiting);
    }

    [Fact]
    public async Task Pass_OfAConversationThatWaits_TakesNothingFromItsTenant()
    {
        await SendAsync("a:busy", SendsInASecond);
        var waiting = Enumerable.Range(0, 100).Select(_ => PassAsync(Send("a:busy"))).ToArray();
        for (var i = SendsInASecond; i < CallsInASecond; i++)
        {
            Assert.True(await PassAsync(Send($"a:{i}")));
        }

        Assert.DoesNotContain(waiting, w => w.IsCompleted);
    }

    [Fact]
    public async Task Hold_OfAnHour_RefusesWhatComesAtOnce()
    {
        pace.Hold(Send("a:1"), TimeSpan.FromHours(1));

        Assert.False(await PassAsync(Send("a:1")));
        Assert.True(await PassAsync(Send("a:2")));
    }

    private async Task SendAsync(string conversation, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.True(await PassAsync(Send(conversation)));
        }
    }

    private Task<bool> PassAsync(ConnectorCall call) => pace.PassAsync(call, default).AsTask();

    private static ConnectorCall Send(string conversation) =>
        new(HttpMethod.Post, "https://smba.trafficmanager.net/teams/", "/v3/conversations", Captured.Tenant, conversation);
}
