using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace ForumBot.Teams.Connector.Tokens;

/// <summary>
/// Puts a failed fetch into words for the operator: the authority's codes and what usually mends them. The authority's own text is left out.
/// Source of the codes: "Microsoft Entra authentication and authorization error codes".
/// </summary>
internal static partial class AuthorityFault
{
    internal static NoTokenException Of(Exception fault)
    {
        if (fault is not MsalException refused || IsPassing(refused))
        {
            var status = (fault as MsalServiceException)?.StatusCode ?? 0;
            return new($"The bot has no token: the authority is out of reach or busy{(status > 0 ? $" ({status})" : "")}. It is asked again.", isLasting: false);
        }

        var code = NumberIn().Match(refused.Message) is { Success: true, Value: var number } ? number : refused.ErrorCode;
        return new($"The bot has no token: the authority refuses it ({code}). {AdviceOn(code)}", isLasting: true);
    }

    private static bool IsPassing(MsalException fault) =>
        fault is MsalServiceException { StatusCode: 429 or >= 500 }
        || fault.IsRetryable
        || fault.ErrorCode is MsalError.RequestTimeout or MsalError.ServiceNotAvailable or MsalError.ManagedIdentityUnreachableNetwork
            or "temporarily_unavailable";

    private static string AdviceOn(string code) => code switch
    {
        "AADSTS7000215" => "Check MicrosoftAppPassword: it must be the secret’s value, not its id.",
        "AADSTS7000222" => "The secret has expired: make a new one in Azure and set MicrosoftAppPassword.",
        "AADSTS700016" => "Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType: this tenant does not know the app.",
        "AADSTS90002" or "AADSTS900023" => "Check MicrosoftAppTenantId: there is no such tenant.",
        "AADSTS700027" or "AADSTS700024" => "Check MicrosoftAppCertificate and this machine’s clock: the app registration must hold the same certificate.",
        "AADSTS500011" => "Check ToChannelFromBotOAuthScope: there is no such resource.",
        _ => "Check MicrosoftAppType, MicrosoftAppId and the secret, certificate or managed identity that belongs to it.",
    };

    [GeneratedRegex(@"\bAADSTS\d{4,10}\b", RegexOptions.CultureInvariant)]
    private static partial Regex NumberIn();
}
