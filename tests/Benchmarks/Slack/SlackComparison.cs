using ForumBot.Cards;
using ForumBot.Messaging;

namespace ForumBot.Benchmarks.Slack;

/// <summary>A whole "what's due today?" turn through Slack, signature included, against <see cref="BareSigned"/>.</summary>
internal static class SlackComparison
{
    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("forumbot-bench-");
        try
        {
            var data = Path.Combine(folder.FullName, "forumbot.db");
            await SampleForum.SeedAsync(data, person => new PersonId("slack", SlackRequests.Team, SlackRequests.UserOf(person)), isInspected: true);
            await using var sink = await SlackSink.StartAsync();
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
            var load = new SlackLoad(sink, http);
            await ProveAsync(load, sink, data);
            var measured = await Comparison.MeasureAsync(load, () => Child.StartBotInSlack(data, sink.Address, SlackRequests.Secret), Child.StartBareSigned);
            measured.Print("through Slack, signed", "bare signed endpoint", rate: "", p50: "", start: "", resident: "");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A quick "sorry" must not pass for a turn.
    private static async Task ProveAsync(SlackLoad load, SlackSink sink, string data)
    {
        using var bot = Child.StartBotInSlack(data, sink.Address, SlackRequests.Secret);
        sink.Keeping = true;
        await load.FirstTurnAsync(bot.Address);
        sink.Keeping = false;
        if (!sink.Kept.Contains(Verbs.TickStep, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The answer was not the day's list: {sink.Kept}");
        }
    }
}
