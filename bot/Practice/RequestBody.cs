using System.Text.Json;

namespace ForumBot.Practice;

/// <summary>Reads what the page sent: JSON, of a limited size. Anything else is refused with a sentence.</summary>
internal static class RequestBody
{
    /// <summary>The most bytes: a message of 30,000 characters fits, however its characters are written.</summary>
    internal const int MostBytes = 256 * 1024;

    internal static async Task<(T? Value, IResult? Refusal)> ReadAsync<T>(HttpRequest request) where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, Refuse(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with the content type application/json."));
        }

        if (await ReadAsync(request) is not { } bytes)
        {
            return (null, Refuse(StatusCodes.Status413PayloadTooLarge, $"That is too long. Keep it under {MostBytes / 1024} KB."));
        }

        try
        {
            if (JsonSerializer.Deserialize<T>(bytes.Span, PracticeJson.Options) is { } value)
            {
                return (value, null);
            }
        }
        catch (JsonException)
        {
            // The sentence below says it.
        }

        return (null, Refuse(StatusCodes.Status400BadRequest, "That is not the JSON that is expected here."));
    }

    internal static IResult Refuse(int status, string sentence) => Results.Problem(sentence, statusCode: status);

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        var buffer = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length > MostBytes ? null : buffer.AsMemory(0, length);
    }
}
