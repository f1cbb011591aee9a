using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ForumBot.Benchmarks;

/// <summary>
/// The least that anybody could do: parses the same activity with source-generated code and posts a fixed reply. No store, no gate, no card,
/// no log. It is as quick as we know how to make it, so that the bot is held to something.
/// </summary>
internal static class BareEndpoint
{
    private static readonly byte[] Reply = """{"type":"message","text":"Hello"}"""u8.ToArray();

    internal static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null });
        app.MapPost("/api/messages", async context =>
        {
            var activity = await JsonSerializer.DeserializeAsync(context.Request.Body, BareJson.Default.BareActivity, context.RequestAborted);
            var reply = new ByteArrayContent(Reply) { Headers = { ContentType = new(MediaTypeNames.Application.Json) } };
            using var request = new HttpRequestMessage(
                HttpMethod.Post, $"{activity!.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}/activities/{activity.Id}")
            { Content = reply };
            using var response = await http.SendAsync(request, context.RequestAborted);
            response.EnsureSuccessStatusCode();
        });
        await app.RunAsync();
        return 0;
    }
}

internal sealed record BareActivity(string Type, string Id, string Text, string ServiceUrl, BareParty From, BareParty Recipient, BareConversation Conversation);

internal sealed record BareParty(string Id, string? Name, string? AadObjectId);

internal sealed record BareConversation(string Id, string? TenantId, string? ConversationType);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BareActivity))]
internal sealed partial class BareJson : JsonSerializerContext;
