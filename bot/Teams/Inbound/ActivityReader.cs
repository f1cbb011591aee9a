using System.IO.Pipelines;
using System.Text.Json;

namespace ForumBot.Teams.Inbound;

/// <summary>Reads a request's body as an activity, once, and never more of it than the limit.</summary>
internal static class ActivityReader
{
    /// <summary>256 KB; an activity of Teams' own stays far below.</summary>
    internal const int MostBytes = 256 * 1024;

    /// <summary>The activity, or the HTTP status that says why there is none.</summary>
    internal static async ValueTask<(Activity? Activity, int Status)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        // A web page can send plain text to this machine behind its owner's back, but not JSON.
        if (!request.HasJsonContentType())
        {
            return (null, StatusCodes.Status415UnsupportedMediaType);
        }

        var body = request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(ct);
            if (read.Buffer.Length > MostBytes)
            {
                return (null, StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                return Parse(body, read);
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static (Activity? Activity, int Status) Parse(PipeReader body, ReadResult read)
    {
        try
        {
            var json = new Utf8JsonReader(read.Buffer);
            var activity = JsonSerializer.Deserialize(ref json, ActivityJson.Default.Activity);
            // Anything but white space behind the activity makes the second read throw.
            return activity is null || json.Read()
                ? (null, StatusCodes.Status400BadRequest)
                : (activity, StatusCodes.Status200OK);
        }
        catch (JsonException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
        finally
        {
            body.AdvanceTo(read.Buffer.End);
        }
    }
}
