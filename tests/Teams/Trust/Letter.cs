using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Teams.Trust;

/// <summary>One activity as the Connector would post it. A row of the table changes one thing.</summary>
internal sealed class Letter(ConnectorToken token, JsonObject body)
{
    internal ConnectorToken Token { get; } = token;

    internal JsonObject Body { get; } = body;

    /// <summary>Changes the token after it was signed.</summary>
    internal Func<string, string> Spoil { get; set; } = token => token;

    /// <summary>The Authorization headers.</summary>
    internal Func<string, string[]> Headers { get; set; } = token => [$"Bearer {token}"];

    internal Func<string, string> Query { get; set; } = _ => "";

    /// <summary>Posts it byte by byte, because a client would tidy up what is wrong with it.</summary>
    internal async Task<Answer> PostAsync(Uri bot)
    {
        var token = Spoil(Token.ToString());
        var content = Body.ToJsonString();
        var head = new StringBuilder($"POST /api/messages{Query(token)} HTTP/1.1\r\nHost: {bot.Authority}\r\nConnection: close\r\n")
            .AppendJoin("", Headers(token).Select(header => $"Authorization: {header}\r\n"))
            .Append($"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(content)}\r\n\r\n");
        using var client = new TcpClient();
        await client.ConnectAsync(bot.Host, bot.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head.Append(content).ToString()));
        using var reader = new StreamReader(stream);
        return Answer.Parse(await reader.ReadToEndAsync());
    }

    /// <summary>What came back.</summary>
    internal sealed record Answer(int Status, string Headers, string Body)
    {
        internal static Answer Parse(string response)
        {
            var end = response.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            return new(int.Parse(response.AsSpan("HTTP/1.1 ".Length, 3)), response[..end], response[(end + 4)..]);
        }
    }
}
