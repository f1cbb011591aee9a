using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace ForumBot.Benchmarks.Slack;

/// <summary>The least that anybody could do with a command: checks the signature over the raw bytes, and posts a fixed reply to where the answer is wanted.</summary>
internal static class BareSigned
{
    private static readonly byte[] Reply = """{"response_type":"ephemeral","text":"Hello"}"""u8.ToArray();

    internal static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        app.MapPost(SlackRequests.Path, async context =>
        {
            var body = new byte[(int)context.Request.ContentLength!];
            await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
            var expected = SlackRequests.SignatureOf(context.Request.Headers["X-Slack-Request-Timestamp"]!, body);
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(context.Request.Headers["X-Slack-Signature"]!)))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            var answerAt = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body))["response_url"];
            using var request = new HttpRequestMessage(HttpMethod.Post, answerAt)
            {
                Content = new ByteArrayContent(Reply) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } },
            };
            using var response = await http.SendAsync(request, context.RequestAborted);
            response.EnsureSuccessStatusCode();
        });
        await app.RunAsync();
        return 0;
    }
}
