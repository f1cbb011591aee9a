using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ForumBot.Messaging.Wire;

/// <summary>A JSON text being written, in memory that is used again for the next one.</summary>
internal sealed class JsonBody : IDisposable
{
    private const int MostKept = 64;
    private const int LargestKept = 128 * 1024;
    private static readonly ConcurrentQueue<JsonBody> Pool = new();
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly ArrayBufferWriter<byte> buffer = new(8 * 1024);

    // The text goes out as JSON, never into HTML, so quotes and accents can stay as they are.
    private JsonBody() => Writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    internal Utf8JsonWriter Writer { get; }

    internal ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    internal static JsonBody Rent() => Pool.TryDequeue(out var body) ? body : new();

    /// <summary>The text as a request's content; as often as a try needs one.</summary>
    internal ReadOnlyMemoryContent ToContent() => new(Written) { Headers = { ContentType = Json } };

    /// <summary>Gives the memory back. Nothing written may be read after that.</summary>
    public void Dispose()
    {
        if (Pool.Count >= MostKept || buffer.Capacity > LargestKept)
        {
            Writer.Dispose();
            return;
        }

        buffer.ResetWrittenCount();
        Writer.Reset(buffer);
        Pool.Enqueue(this);
    }
}
