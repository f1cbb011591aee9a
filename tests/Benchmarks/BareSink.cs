using System.Net.Mime;

namespace ForumBot.Benchmarks;

/// <summary>Stands in for the Bot Connector in a process of its own: takes whatever comes and gives it an id.</summary>
internal static class BareSink
{
    private static readonly byte[] Answer = """{"id":"1"}"""u8.ToArray();

    internal static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.ContentType = MediaTypeNames.Application.Json;
            context.Response.ContentLength = Answer.Length;
            await context.Response.Body.WriteAsync(Answer, context.RequestAborted);
        });
        await app.RunAsync();
        return 0;
    }
}
