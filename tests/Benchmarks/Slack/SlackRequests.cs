using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;

namespace ForumBot.Benchmarks.Slack;

/// <summary>What Slack sends when one of sixteen people types <c>/forum today</c>, signed as Slack signs it.</summary>
internal static class SlackRequests
{
    internal const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    internal const string Team = "T0BENCH0001";
    internal const string Path = "/slack/commands";

    internal static string UserOf(int person) => $"U0BENCH{person:D4}";

    /// <summary>The command; its answer is expected at the sink, under the person's own address.</summary>
    internal static HttpRequestMessage Today(string server, int person, long number, string sink)
    {
        var body = Encoding.UTF8.GetBytes(
            $"token=t&team_id={Team}&team_domain=bench&channel_id=D0BENCH{person:D4}&channel_name=directmessage&user_id={UserOf(person)}&user_name=bench"
            + $"&command=%2Fforum&text=what%27s+due+today%3F&api_app_id=A0BENCH0001&is_enterprise_install=false&trigger_id={number}.1.a"
            + $"&response_url={Uri.EscapeDataString($"{sink}{SlackSink.ReplyPath}{person}/{number}")}");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, server + Path)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new(MediaTypeNames.Application.FormUrlEncoded) } },
        };
        request.Headers.Add("X-Slack-Request-Timestamp", now);
        request.Headers.Add("X-Slack-Signature", SignatureOf(now, body));
        return request;
    }

    internal static string SignatureOf(string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Secret));
        mac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        mac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(mac.GetHashAndReset());
    }
}
