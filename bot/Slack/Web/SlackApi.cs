using System.Text.Json;
using ForumBot.Cards.BlockKit;

namespace ForumBot.Slack.Web;

/// <summary>
/// Slack's Web API, as far as the bot uses it: one method a call. Tokens, pauses and tries again are looked after inside; what goes wrong is an outcome.
/// <c>tenant</c> is the installation's.
/// </summary>
internal sealed partial class SlackApi(SlackLine line, SlackWire wire, ILogger<SlackApi> log)
{
    private const int LongestText = 3000;
    private const int MostPages = 50;

    // As many as Slack gives out within a minute; a turn could not wait for more.
    private const int MostPagesOfPeople = 20;

    // A turn waits for what it asks; it can say so long before a minute is over.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Posts a message; <c>channel</c> may be a person's id, for their own chat. <paramref name="unhurried"/> is for what nobody sits waiting for: it makes way
    /// for what somebody does.
    /// </summary>
    internal async Task<SlackReading<PostedMessage>> PostAsync(
        string tenant, string channel, string? thread, BlockKitDrawing drawing, CancellationToken ct, bool unhurried = false)
    {
        var made = await SendAsync(
            drawing,
            shown => Message(tenant, SlackMethods.Post, channel, shown, json =>
            {
                Write(json, "thread_ts", thread);
                json.WriteBoolean("unfurl_links"u8, false);
                json.WriteBoolean("unfurl_media"u8, false);
            }) with
            { Channel = channel, IsOnce = true, IsUnhurried = unhurried },
            ct);
        return Read(made, answer => answer.Text("channel") is { } at && answer.Text("ts") is { } ts ? new PostedMessage(at, ts) : null);
    }

    /// <summary>Changes a message of ours. Blocks are always sent.</summary>
    internal async Task<SlackResult> UpdateAsync(
        string tenant, string channel, string message, BlockKitDrawing drawing, CancellationToken ct, bool unhurried = false) => ResultOf(await SendAsync(
            drawing,
            shown => Message(tenant, SlackMethods.Update, channel, shown, json => json.WriteString("ts"u8, message)) with { IsUnhurried = unhurried },
            ct,
            blocksStay: true));

    /// <summary>Posts what only one person in a channel sees, until they load Slack again.</summary>
    internal async Task<SlackResult> PostEphemeralAsync(
        string tenant, string channel, string user, string? thread, BlockKitDrawing drawing, CancellationToken ct) => ResultOf(await SendAsync(
            drawing,
            shown => Message(tenant, SlackMethods.PostEphemeral, channel, shown, json =>
            {
                json.WriteString("user"u8, user);
                Write(json, "thread_ts", thread);
            }) with
            { Channel = channel, IsOnce = true },
            ct));

    /// <summary>Answers a command or a press at its own address, for the person alone; five times within half an hour. With <paramref name="replace"/> the pressed message becomes this one.</summary>
    internal async Task<SlackResult> RespondAsync(Uri responseUrl, BlockKitDrawing drawing, bool replace, CancellationToken ct) => ResultOf(await SendAsync(
        drawing,
        shown => SlackCall.OfJson("", SlackMethods.Respond, json =>
        {
            json.WriteString("response_type"u8, "ephemeral"u8);
            json.WriteBoolean("replace_original"u8, replace);
            Write(json, shown);
        }) with
        { Address = responseUrl, IsOnce = true },
        ct,
        blocksStay: replace));

    /// <summary>Opens a window over what somebody sees, with the trigger of their press. Not tried again: the trigger lives three seconds.</summary>
    internal Task<SlackReading<OpenedView>> OpenViewAsync(string tenant, string trigger, BlockKitDrawing view, CancellationToken ct) =>
        ViewAsync(View(tenant, SlackMethods.OpenView, view, json => json.WriteString("trigger_id"u8, trigger)) with { HasTrigger = true, IsOnce = true }, ct);

    /// <summary>Puts a window over the one that is open. At most three lie over each other.</summary>
    internal Task<SlackReading<OpenedView>> PushViewAsync(string tenant, string trigger, BlockKitDrawing view, CancellationToken ct) =>
        ViewAsync(View(tenant, SlackMethods.PushView, view, json => json.WriteString("trigger_id"u8, trigger)) with { HasTrigger = true, IsOnce = true }, ct);

    /// <summary>Changes a window; with the hash it had, so that what is newer is not lost.</summary>
    internal Task<SlackReading<OpenedView>> UpdateViewAsync(string tenant, string view, string? hash, BlockKitDrawing drawing, CancellationToken ct) =>
        ViewAsync(
            View(tenant, SlackMethods.UpdateView, drawing, json =>
            {
                json.WriteString("view_id"u8, view);
                Write(json, "hash", hash);
            }),
            ct);

    /// <summary>Shows somebody their home tab.</summary>
    internal async Task<SlackResult> PublishHomeAsync(string tenant, string user, BlockKitDrawing view, CancellationToken ct) =>
        ResultOf(await line.CallAsync(View(tenant, SlackMethods.PublishView, view, json => json.WriteString("user_id"u8, user)), ct));

    /// <summary>The id of somebody's own chat with the bot.</summary>
    internal async Task<SlackReading<OpenedChat>> OpenChatAsync(string tenant, string user, CancellationToken ct) => Read(
        await line.CallAsync(SlackCall.OfJson(tenant, SlackMethods.OpenChat, json => json.WriteString("users"u8, user)), ct),
        answer => answer.Object("channel")?.Text("id") is { } id ? new OpenedChat(id) : null);

    /// <summary>What Slack knows about somebody.</summary>
    internal async Task<SlackReading<SlackUser>> UserAsync(string tenant, string user, CancellationToken ct) => Read(
        await line.CallAsync(SlackCall.OfForm(tenant, SlackMethods.User, ("user", user)) with { Patience = LongestLook }, ct),
        answer => answer.Object("user") is { } found ? SlackAnswers.User(found, tenant) : null);

    /// <summary>
    /// The people whom this installation knows, by user id. Of a workspace with more than four thousand it is not all of them; an organisation's installation gets none,
    /// as Slack wants a workspace named for it.
    /// </summary>
    internal async Task<SlackReading<IReadOnlyDictionary<string, SlackUser>>> UsersAsync(string tenant, CancellationToken ct)
    {
        var users = new Dictionary<string, SlackUser>(StringComparer.Ordinal);
        string? cursor = null;
        for (var page = 0; page < MostPagesOfPeople; page++)
        {
            var made = await line.CallAsync(SlackCall.OfForm(tenant, SlackMethods.Users, ("limit", "200"), ("cursor", cursor)) with { Patience = LongestLook }, ct);
            if (!made.IsTaken)
            {
                return new(ResultOf(made), null);
            }

            foreach (var user in made.Answer.Items("members").Select(found => SlackAnswers.User(found, tenant)).OfType<SlackUser>())
            {
                users[user.Id] = user;
            }

            cursor = made.Answer.Object("response_metadata")?.Text("next_cursor");
            if (cursor is null)
            {
                break;
            }
        }

        return new(new(SlackOutcome.Done), users);
    }

    /// <summary>What Slack knows about a channel.</summary>
    internal async Task<SlackReading<SlackChannel>> ChannelAsync(string tenant, string channel, CancellationToken ct) => Read(
        await line.CallAsync(SlackCall.OfForm(tenant, SlackMethods.Channel, ("channel", channel)) with { Patience = LongestLook }, ct),
        answer => answer.Object("channel") is { } found ? SlackAnswers.Channel(found) : null);

    /// <summary>The user ids in a channel, all of them.</summary>
    internal async Task<SlackReading<IReadOnlyList<string>>> MembersAsync(string tenant, string channel, CancellationToken ct)
    {
        var members = new List<string>();
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var made = await line.CallAsync(
                SlackCall.OfForm(tenant, SlackMethods.Members, ("channel", channel), ("limit", "200"), ("cursor", cursor)) with { Patience = LongestLook }, ct);
            if (!made.IsTaken)
            {
                return new(ResultOf(made), null);
            }

            members.AddRange(made.Answer.Texts("members"));
            cursor = made.Answer.Object("response_metadata")?.Text("next_cursor");
            if (cursor is null)
            {
                break;
            }
        }

        return new(new(SlackOutcome.Done), members);
    }

    /// <summary>
    /// Puts a file into a channel, in Slack's three steps: an address, the bytes, and the word that they are all there. Slack shares it a moment later.
    /// <paramref name="alternativeText"/> is read out in place of a picture.
    /// </summary>
    internal async Task<SlackReading<UploadedFile>> UploadAsync(
        string tenant, string channel, string? thread, string fileName, string title, string? alternativeText, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var begun = await line.CallAsync(
            SlackCall.OfForm(
                tenant,
                SlackMethods.UploadAddress,
                ("filename", fileName),
                ("length", bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("alt_text", alternativeText)),
            ct);
        if (!begun.IsTaken)
        {
            return new(ResultOf(begun), null);
        }

        if (begun.Answer.Text("file_id") is not { } id
            || !Uri.TryCreate(begun.Answer.Text("upload_url"), UriKind.Absolute, out var address)
            || !wire.MayUploadTo(address))
        {
            Log.UploadAddressRefused(log);
            return new(new(SlackOutcome.Refused), null);
        }

        var sent = await wire.UploadAsync(address, bytes, ct);
        if (sent.Status is < 200 or >= 300)
        {
            Log.UploadFailed(log, sent.Status);
            return new(new(sent.Status is 0 or >= 500 ? SlackOutcome.Unreachable : SlackOutcome.Refused), null);
        }

        var completed = await line.CallAsync(
            SlackCall.OfJson(tenant, SlackMethods.CompleteUpload, json =>
            {
                json.WriteStartArray("files"u8);
                json.WriteStartObject();
                json.WriteString("id"u8, id);
                json.WriteString("title"u8, title);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteString("channel_id"u8, channel);
                Write(json, "thread_ts", thread);
            }) with
            { IsOnce = true },
            ct);
        return new(ResultOf(completed), completed.IsTaken ? new UploadedFile(id) : null);
    }

    // Whoever was to be told is told all the same, when Slack will not have what the words were to be shown in. A message that is there shows its blocks and no
    // words beside them, and what changes it without blocks may take away the old ones and show nothing: then the words are a block of their own.
    private async Task<SlackTry> SendAsync(BlockKitDrawing drawing, Func<Shown, SlackCall> call, CancellationToken ct, bool blocksStay = false)
    {
        var made = await line.CallAsync(call(new(drawing.Text, drawing.Json)), ct);
        if (SlackErrors.IsAboutBlocks(made.Error))
        {
            Log.SentAsWords(log, made.Error!);
            made = await line.CallAsync(call(new(drawing.Text, blocksStay ? BlockKitWriter.OfWords(drawing) : null)), ct);
        }
        else if (made.Error == "msg_too_long")
        {
            made = await line.CallAsync(call(new(Shorten(drawing.Text), drawing.Json)), ct);
        }

        return made;
    }

    // At the end of a line, so that nothing is cut in two; the blocks have it all.
    private static string Shorten(string text) =>
        text.Length <= LongestText ? text : text[..Math.Max(0, text.LastIndexOf('\n', LongestText))] + "\n…";

    private static SlackCall Message(string tenant, string method, string channel, Shown shown, Action<Utf8JsonWriter> write) => SlackCall.OfJson(tenant, method, json =>
    {
        json.WriteString("channel"u8, channel);
        write(json);
        json.WriteString("parse"u8, "none"u8);
        Write(json, shown);
    });

    private static SlackCall View(string tenant, string method, BlockKitDrawing view, Action<Utf8JsonWriter> write) => SlackCall.OfJson(tenant, method, json =>
    {
        write(json);
        json.WritePropertyName("view"u8);
        json.WriteRawValue(view.Json, skipInputValidation: true);
    });

    private async Task<SlackReading<OpenedView>> ViewAsync(SlackCall call, CancellationToken ct) => Read(
        await line.CallAsync(call, ct),
        answer => answer.Object("view") is { } view && view.Text("id") is { } id ? new OpenedView(id, view.Text("hash") ?? "") : null);

    private static SlackReading<T> Read<T>(SlackTry made, Func<JsonElement, T?> read) where T : class => new(ResultOf(made), made.IsTaken ? read(made.Answer) : null);

    private static SlackResult ResultOf(SlackTry made) =>
        new(SlackErrors.OutcomeOf(made), made.Needed is { } scope ? $"{made.Error} {scope}" : made.Error);

    private static void Write(Utf8JsonWriter json, Shown shown)
    {
        json.WriteString("text"u8, shown.Text);
        if (shown.Blocks is { } blocks)
        {
            json.WritePropertyName("blocks"u8);
            json.WriteRawValue(blocks, skipInputValidation: true);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private readonly record struct Shown(string Text, string? Blocks);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Slack did not take a message as it was drawn ({Code}). It was sent as words alone.")]
        internal static partial void SentAsWords(ILogger log, string code);

        [LoggerMessage(2, LogLevel.Error, "A file was not sent to Slack: the address for it is not one of Slack’s.")]
        internal static partial void UploadAddressRefused(ILogger log);

        [LoggerMessage(3, LogLevel.Warning, "A file was not taken by Slack. It answered {Status}.")]
        internal static partial void UploadFailed(ILogger log, int status);
    }
}
