using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ForumBot.Cards;
using ForumBot.Cards.AdaptiveCards;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ForumBot.Practice;

/// <summary>What the page can ask for. Everything that a persona does goes through <see cref="PracticeTalk"/>.</summary>
internal static class PracticeEndpoints
{
    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(1);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (PracticeFiles files) => files.Get("room.html"));
        var practice = app.MapGroup("/practice");
        practice.MapGet("/gallery", (PracticeFiles files) => files.Get("gallery.html"));
        practice.MapGet("/room/{file}", (string file, PracticeFiles files) => files.Get(file));
        practice.MapGet("/setting", (PracticeFiles files) => Json(PracticeSetting.Of(files.CanDraw)));
        practice.MapGet("/specimens", () => Json(Gallery.All.Select(Drawn)));
        practice.MapGet("/specimens/slack", () => Json(Gallery.All.Select(SlackSpecimen.Of)));
        practice.MapGet("/state", async (PracticeWindow window, CancellationToken ct, string? since = null) =>
            Json(await window.SinceAsync(since, ct)));
        practice.MapGet("/events", Events);
        practice.MapPost("/say", SayAsync);
        practice.MapPost("/press", PressAsync);
        practice.MapPost("/clock", MoveClockAsync);
        practice.MapPost("/fresh", StartAfreshAsync);
        practice.MapPost("/sample", PlaySampleAsync);
    }

    private static async Task<IResult> SayAsync(HttpRequest request, PracticeTalk talk, CancellationToken ct)
    {
        var (said, refusal) = await RequestBody.ReadAsync<SayRequest>(request);
        if (said is null)
        {
            return refusal!;
        }

        if (Persona.Find(said.Persona) is not { } from || Spot.Find(said.Spot) is not { } spot || !spot.People.Contains(from))
        {
            return NotThere();
        }

        if (string.IsNullOrWhiteSpace(said.Text))
        {
            return RequestBody.Refuse(StatusCodes.Status400BadRequest, "Write something first.");
        }

        await talk.SayAsync(from, spot, said.Text.Trim(), ct);
        return Results.NoContent();
    }

    private static async Task<IResult> PressAsync(HttpRequest request, PracticeRoom room, PracticeTalk talk, CancellationToken ct)
    {
        var (press, refusal) = await RequestBody.ReadAsync<PressRequest>(request);
        if (press is null)
        {
            return refusal!;
        }

        if (room.Find(press.Message) is not { Card: not null } entry)
        {
            return RequestBody.Refuse(StatusCodes.Status404NotFound, "That message is no longer here. Load the page again.");
        }

        if (Persona.Find(press.Persona) is not { } by || !Spot.Find(entry.Spot)!.People.Contains(by))
        {
            return NotThere();
        }

        return Json(new
        {
            card = press.InDialog
                ? await talk.PressInDialogAsync(by, entry, press.Verb, press.Fields, ct)
                : await talk.PressAsync(by, entry, press.Verb, press.Fields, ct),
        });
    }

    private static async Task<IResult> MoveClockAsync(
        HttpRequest request, PracticeRoom room, ClockMoves moves, PracticeWindow window, CancellationToken ct)
    {
        var (move, refusal) = await RequestBody.ReadAsync<ClockRequest>(request);
        if (move is null)
        {
            return refusal!;
        }

        return await moves.MoveAsync(move, ct) is { } sentence
            ? RequestBody.Refuse(StatusCodes.Status400BadRequest, sentence)
            : Json(await window.SinceAsync(room.Mark, ct));
    }

    private static async Task<IResult> StartAfreshAsync(HttpRequest request, PracticeRoom room, PracticeTalk talk, CancellationToken ct)
    {
        if ((await RequestBody.ReadAsync<object>(request)).Refusal is { } refusal)
        {
            return refusal;
        }

        room.StartAfresh();
        foreach (var spot in Spot.All)
        {
            await talk.AddBotAsync(spot.People[0], spot, ct);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> PlaySampleAsync(HttpRequest request, SampleForum sample, CancellationToken ct)
    {
        if ((await RequestBody.ReadAsync<object>(request)).Refusal is { } refusal)
        {
            return refusal;
        }

        return await sample.PlayAsync(ct) is { } sentence
            ? RequestBody.Refuse(StatusCodes.Status500InternalServerError, sentence)
            : Results.NoContent();
    }

    private static ServerSentEventsResult<string> Events(
        HttpRequest request, PracticeRoom room, PracticeWindow window, IHostApplicationLifetime app, CancellationToken ct, string? since = null)
    {
        var mark = request.Headers["Last-Event-ID"] is [{ } last] ? last : since;
        return TypedResults.ServerSentEvents(ChangesAsync(mark, room, window, app.ApplicationStopping, ct));
    }

    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        string? mark, PracticeRoom room, PracticeWindow window, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        // A stream that is open would hold up the app's end.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, ct);
        while (!either.IsCancellationRequested)
        {
            var state = await window.SinceAsync(mark, CancellationToken.None);
            mark = state.Mark;
            yield return new(JsonSerializer.Serialize(state, PracticeJson.Options)) { EventId = mark };
            do
            {
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(either.Token);
                pause.CancelAfter(NextLook);
                await room.WaitAsync(mark, pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            // The alarm thinks again a moment after what changed its mind.
            while (!either.IsCancellationRequested && mark == room.Mark && state.Next == await window.NextAsync(CancellationToken.None));
        }
    }

    private static object Drawn(Specimen specimen) =>
        new { specimen.Id, specimen.Card, specimen.State, Sample = specimen.Sample, Bytes = AdaptiveCardWriter.Write(specimen.Sample, CardHost.ThatMayShow(specimen.Sample, CardHost.Plain)).Length };

    private static IResult NotThere() =>
        RequestBody.Refuse(StatusCodes.Status400BadRequest, "That person is not in that conversation.");

    private static IResult Json<T>(T value) => Results.Json(value, PracticeJson.Options);
}
