using System.Net.Mime;

namespace ForumBot.Benchmarks;

/// <summary>The question as Teams posts it; the answer is the reply that reaches the sink.</summary>
internal sealed class TeamsLoad(Sink sink, HttpMessageInvoker http) : Load
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(20);
    private long asked;

    internal override async Task TurnAsync(string server, int person)
    {
        var reply = sink.ReplyFor(SampleForum.ConversationOf(person));
        await PostAsync(server, SampleForum.Question(person, $"m{Interlocked.Increment(ref asked)}", sink.Address));
        await reply.WaitAsync(TooLong);
    }

    internal async Task<string> PostAsync(string server, byte[] activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server + "/api/messages")
        {
            Content = new ByteArrayContent(activity) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } },
        };
        using var response = await http.SendAsync(request, CancellationToken.None);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? body : throw new InvalidOperationException($"The server answered {(int)response.StatusCode}.");
    }
}
