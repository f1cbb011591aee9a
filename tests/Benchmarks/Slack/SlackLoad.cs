namespace ForumBot.Benchmarks.Slack;

/// <summary>The question as a signed command; the answer is what arrives at the command's own address.</summary>
internal sealed class SlackLoad(SlackSink sink, HttpMessageInvoker http) : Load
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(20);
    private long asked;

    internal override async Task TurnAsync(string server, int person)
    {
        var number = Interlocked.Increment(ref asked);
        var reply = sink.ReplyFor(person, number);
        using var request = SlackRequests.Today(server, person, number, sink.Address);
        using var response = await http.SendAsync(request, CancellationToken.None);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The server answered {(int)response.StatusCode}.");
        }

        await reply.WaitAsync(TooLong);
    }
}
