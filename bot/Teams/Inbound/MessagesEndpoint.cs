namespace ForumBot.Teams.Inbound;

/// <summary>
/// <c>POST /api/messages</c>: the Bot Connector's way in. Ordinary activities are acknowledged with an empty 200 at once and worked on
/// in the background; only a press is answered in the response. No response ever says why something was refused.
/// </summary>
internal sealed class MessagesEndpoint(TeamsDoor door, Translator translator, TeamsTurns turns, TeamsCards cards)
{
    internal async Task HandleAsync(HttpContext http)
    {
        if (!door.LetsIn(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var (activity, status) = await ActivityReader.ReadAsync(http.Request, http.RequestAborted);
        http.Response.StatusCode = status;
        if (activity is not null)
        {
            await AnswerAsync(http.Response, activity);
        }
    }

    private Task AnswerAsync(HttpResponse response, Activity activity)
    {
        if (!door.MayAnswer(activity))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        switch (translator.Translate(activity))
        {
            case Translation.Event { IsInvoke: true } press:
                return PressedAsync(response, press);
            case Translation.Event arrived:
                if (!turns.TryTake(arrived))
                {
                    response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    response.Headers.RetryAfter = "2";
                }

                return Task.CompletedTask;
            case Translation.Stranger stranger:
                turns.TurnAway(stranger);
                return stranger.IsInvoke ? WriteAsync(response, TeamsTurns.StrangerAnswer(), stranger.Awaits) : Task.CompletedTask;
            case Translation.BadPress unread:
                return WriteAsync(response, new InvokeAnswer.Unreadable("I could not read that. Please try again, or type what you want."), unread.Awaits);
            case Translation.UnknownInvoke:
                response.StatusCode = StatusCodes.Status501NotImplemented;
                return Task.CompletedTask;
            case Translation.Malformed:
                response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    private async Task PressedAsync(HttpResponse response, Translation.Event press) =>
        await WriteAsync(response, await turns.PressAsync(press), press.Awaits);

    private async Task WriteAsync(HttpResponse response, InvokeAnswer answer, Awaited awaits)
    {
        using var body = JsonBody.Rent();
        answer.Write(body.Writer, awaits, cards.InConversation);
        await body.Writer.FlushAsync();
        if (body.Written.IsEmpty)
        {
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Written.Length;
        await response.Body.WriteAsync(body.Written);
    }
}
