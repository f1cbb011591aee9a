using ForumBot.Messaging.Wire;

namespace ForumBot.Teams.Inbound;

/// <summary>
/// <c>POST /api/messages</c>: the Bot Connector's way in. Ordinary activities are acknowledged with an empty 200 once what they
/// change is saved; what is said about them follows. Only a press is answered in the response. When the bot has too much in hand or is stopping it
/// answers 503, and the Connector sends the activity again. No response ever says why something was refused.
/// </summary>
internal sealed class MessagesEndpoint(ITeamsDoor door, Translator translator, TeamsTurns turns, TeamsCards cards)
{
    internal async Task HandleAsync(HttpContext http)
    {
        if (await door.AdmitAsync(http) is not { } visitor)
        {
            return;
        }

        var (activity, status) = await ActivityReader.ReadAsync(http.Request, http.RequestAborted);
        http.Response.StatusCode = status;
        if (activity is not null)
        {
            await AnswerAsync(http.Response, visitor, activity);
        }
    }

    private Task AnswerAsync(HttpResponse response, Visitor visitor, Activity activity)
    {
        if (!door.MayBring(visitor, activity))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        switch (translator.Translate(activity))
        {
            case Translation.Event { IsInvoke: true } press:
                return PressedAsync(response, press);
            case Translation.Event arrived:
                return TakenAsync(response, arrived);
            case Translation.Stranger stranger:
                return TurnedAwayAsync(response, stranger);
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

    private async Task TakenAsync(HttpResponse response, Translation.Event arrived)
    {
        if (!await turns.TakeAsync(arrived))
        {
            AskToComeAgain(response);
        }
    }

    private async Task PressedAsync(HttpResponse response, Translation.Event press)
    {
        if (await turns.PressAsync(press) is { } answer)
        {
            await WriteAsync(response, answer, press.Awaits);
        }
        else
        {
            AskToComeAgain(response);
        }
    }

    private async Task TurnedAwayAsync(HttpResponse response, Translation.Stranger stranger)
    {
        if (!await turns.TurnAwayAsync(stranger))
        {
            AskToComeAgain(response);
        }
        else if (stranger.IsInvoke)
        {
            await WriteAsync(response, TeamsTurns.StrangerAnswer(), stranger.Awaits);
        }
    }

    private static void AskToComeAgain(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "2";
    }

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
