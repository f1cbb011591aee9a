using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ForumBot;

/// <summary>What to tell the operator about a start that failed for a reason outside the bot, whoever threw: sentences, never a stack trace.</summary>
internal static partial class RefusedStart
{
    private const string NoAddress =
        "The setting Urls holds something that is not an address. It may hold one or more, such as http://localhost:3978, separated by semicolons, with a port of at most 65535.";

    /// <summary>The sentences; null when the start failed by a fault of the bot's own, whose stack trace is worth having.</summary>
    internal static string? SentencesOf(Exception fault) => fault switch
    {
        StartRefusedException refused => refused.Message,
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        InvalidDataException when InQuotes().Match(fault.Message) is { Success: true } file => Unreadable(file.Groups[1].Value, fault),
        InvalidOperationException when NoValue().Match(fault.Message) is { Success: true } setting =>
            $"The setting {setting.Groups[2].Value} is “{setting.Groups[1].Value}”, which cannot be used. appsettings.template.json says what it may be.",
        FormatException when fault.Message.StartsWith("Invalid url", StringComparison.Ordinal) => NoAddress,
        ArgumentOutOfRangeException { ParamName: "port" } => NoAddress,
        InvalidOperationException when fault.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "The setting Urls asks for https, but ForumBot has no certificate. Let it listen at http behind a reverse proxy that has one, "
            + "or name a PFX file with the setting Kestrel:Certificates:Default:Path.",
        _ => Taken(fault),
    };

    private static string Unreadable(string file, Exception fault) => fault.GetBaseException() switch
    {
        JsonException { LineNumber: { } line } =>
            $"ForumBot cannot read its settings: {file} is not JSON from line {line + 1} on. Look there, and in the line above, for a comma, a quotation mark or a bracket that is missing or too many.",
        var cause => $"ForumBot cannot read its settings in {file}. {cause.Message}",
    };

    /// <summary>An address on which the bot may not or cannot listen.</summary>
    private static string? Taken(Exception fault)
    {
        var address = AddressIn().Match(fault.Message) is { Success: true } match ? match.Groups[1].Value : "the address in the setting Urls";
        return SocketFaultOf(fault)?.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse =>
                $"ForumBot cannot listen at {address}: another program does already, perhaps another ForumBot. "
                + "Stop it, or give this one another address with the setting Urls, such as http://localhost:3979.",
            SocketError.AccessDenied =>
                $"ForumBot may not listen at {address}. Give it a port above 1023 with the setting Urls, such as http://localhost:3978.",
            SocketError.AddressNotAvailable =>
                $"ForumBot cannot listen at {address}: this machine has no such address. Change the setting Urls, for instance to http://localhost:3978.",
            _ => null,
        };
    }

    private static SocketException? SocketFaultOf(Exception? fault) => fault switch
    {
        null => null,
        SocketException socket => socket,
        // A call to another machine is no listening.
        HttpRequestException => null,
        AggregateException several => several.InnerExceptions.Select(SocketFaultOf).FirstOrDefault(found => found is not null),
        _ => SocketFaultOf(fault.InnerException),
    };

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex InQuotes();

    [GeneratedRegex("^Failed to convert configuration value '(.*)' at '([^']+)'", RegexOptions.Singleline)]
    private static partial Regex NoValue();

    [GeneratedRegex(@"address (\S+?)[:.]?( |$)")]
    private static partial Regex AddressIn();
}
