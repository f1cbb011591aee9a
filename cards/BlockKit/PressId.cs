using System.Globalization;
using System.Text.Json;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// How a button is named: <c>notes.save:wf:0</c> is the verb, then w when its answer opens a window, d when that lies over the one that is open, f when it takes what was filled in, then its place in the
/// block. A link's has no verb. What the button sends back is its keys, as a JSON object of texts.
/// </summary>
internal static class PressId
{
    internal static string Of(Button button, int place) => button is Execute execute
        ? string.Create(CultureInfo.InvariantCulture, $"{execute.Verb}:{FlagsOf(execute)}:{place}")
        : string.Create(CultureInfo.InvariantCulture, $":link:{place}");

    internal static string FlagsOf(Execute execute) => (execute.OpensForm || execute.LeadsDeeper ? "w" : "") + (execute.LeadsDeeper ? "d" : "") + (execute.TakesFields ? "f" : "");

    internal static BlockKitPress? Parse(string id, string? value)
    {
        var last = id.LastIndexOf(':');
        var before = last <= 0 ? -1 : id.LastIndexOf(':', last - 1);
        return before <= 0 ? null : Read(id[..before], id[(before + 1)..last], value);
    }

    /// <summary>The press; null when the keys are not an object of texts.</summary>
    internal static BlockKitPress? Read(string verb, string flags, string? keys)
    {
        if (string.IsNullOrEmpty(keys))
        {
            return Flagged(new(verb, new Dictionary<string, string>()), flags);
        }

        try
        {
            using var json = JsonDocument.Parse(keys);
            return Read(verb, flags, json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static BlockKitPress? Read(string verb, string flags, JsonElement keys)
    {
        if (keys.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var read = new Dictionary<string, string>();
        foreach (var key in keys.EnumerateObject())
        {
            if (key.Value.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            read[key.Name] = key.Value.GetString()!;
        }

        return Flagged(new(verb, read), flags);
    }

    private static BlockKitPress Flagged(BlockKitPress press, string flags) =>
        press with { OpensWindow = flags.Contains('w'), LeadsDeeper = flags.Contains('d'), TakesFields = flags.Contains('f') };
}
