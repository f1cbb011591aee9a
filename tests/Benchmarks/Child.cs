using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForumBot.Benchmarks;

/// <summary>A server in a process of its own: the bot, or the bare endpoint.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process, string address) => (this.process, Address) = (process, address);

    internal string Address { get; }

    /// <summary>Resident memory in MB (1,000,000 bytes).</summary>
    internal double Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>What it has had of the processors so far: other work on the machine does not count in it.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    internal static Child StartBot(string data) => StartBot(data, []);

    /// <summary>The bot, connected to a Slack at this address.</summary>
    internal static Child StartBotInSlack(string data, string slack, string secret) => StartBot(data, new()
    {
        ["Slack__SigningSecret"] = secret,
        ["Slack__BotToken"] = "xoxb-bench",
        ["Slack__ApiUrl"] = slack + "/api/",
    });

    private static Child StartBot(string data, Dictionary<string, string> more) => Start("ForumBot.dll", address => [], new(more)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Logging__LogLevel__Default"] = "Error",
        ["Practice__Enabled"] = "false",
        ["Storage__LiteDb__Path"] = data,
        ["Vault__KeyRingPath"] = Path.Combine(Path.GetDirectoryName(data)!, "keys"),
    });

    internal static Child StartBare() => Start("ForumBot.Benchmarks.dll", address => ["bare", address], []);

    internal static Child StartBareSigned() => Start("ForumBot.Benchmarks.dll", address => ["bare-signed", address], []);

    internal static Child StartSink() => Start("ForumBot.Benchmarks.dll", address => ["sink", address], []);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static Child Start(string assembly, Func<string, string[]> arguments, Dictionary<string, string> settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments(address)])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, address);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
