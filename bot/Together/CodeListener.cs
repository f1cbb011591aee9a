using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Together;

/// <summary>
/// Hears a one-time code, wherever it is typed and whoever types it: in somebody's own chat it asks them whether both accounts are theirs, in a channel or group chat it makes that
/// the forum's, on the authority of the one who asked for it. What it says of a code tells nobody whose it is.
/// </summary>
internal sealed class CodeListener(LinkCodes codes, Linking linking, ForumRegister register, Identities identities, PlaceNames names, Apps apps) : IListener
{
    private const string AskAnew = "For a new one, say “link” in the other app, or “link this forum” for a channel or group chat.";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearUrgentAsync(Turn turn, string text, CancellationToken ct) =>
        CodeText.In(text) is { } code
            ? await EnterAsync(turn, await codes.TakeAsync(turn.Identity, turn.Place.IsShared, turn.Place.IsShared ? turn.Forum?.Id : null, code, ct), ct)
            : null;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, string text, CancellationToken ct) => new((IReadOnlyList<Reply>?)null);

    private async ValueTask<IReadOnlyList<Reply>> EnterAsync(Turn turn, Taken taken, CancellationToken ct) => taken switch
    {
        { State: CodeState.Fits, Offer: { ForumId: { } forumId } offer } => await AddAsync(turn, offer.By, forumId, ct),
        { State: CodeState.Fits, Offer: { } offer } => await AskAsync(turn, offer, ct),
        { State: CodeState.SeenByOthers, Offer: { } offer } =>
        [
            Not("You typed that code where others read along, so I have made it void.", "Say “link” again, and type the new code in our own chat in the other app."),
            .. offer.By.Id == turn.Identity ? (Reply[])[] : [new Tell(offer.By.Id, AccountsCard.NotThisCode(
                "Your code was typed where others read along, so I have made it void.", "Say “link” again, and type the new code in our own chat in the other app."))],
        ],
        { State: CodeState.NotHere } when turn.Incoming.LetMeIn is { } how =>
            [Not("I am not in this conversation yet, so I cannot use it for your forum.", $"{how} Then say the same words with the same code here.")],
        { State: CodeState.NotHere } => [Not("That code is for a channel or group chat. It still works.", "Go to that channel or group chat, and say the same words to me there.")],
        { State: CodeState.SameAccount } =>
        [
            Not(
                $"You got that code here, in {Apps.Of(turn.Identity.Platform)}. It is for your other app, and it still works.",
                $"Open {apps.OtherThan(turn.Identity.Platform)}. Go to your own chat with me there, and say the same words."),
        ],
        { State: CodeState.SameForum } =>
        [
            Not(
                "This conversation is the forum’s already. The code still works.",
                "Go to the channel or group chat that you want to add. It can be in another app. Say the same words to me there."),
        ],
        { State: CodeState.RunOut } => [Not("That code has run out. A code works for ten minutes.", AskAnew)],
        { State: CodeState.Used } => [Not("That code was used before. A code works once.", AskAnew)],
        { State: CodeState.TooManyWrong } => [Not("There were too many wrong codes.", "Wait ten minutes. Then ask for a new code, and try that one.")],
        _ => [Not("I know no such code.", $"Look at it again, letter by letter. {AskAnew}")],
    };

    private static OnlyYou Not(string why, string next) => new(AccountsCard.NotThisCode(why, next));

    // Somebody may have been told to type it, so that typing alone links nothing.
    private async ValueTask<IReadOnlyList<Reply>> AskAsync(Turn turn, LinkOffer offer, CancellationToken ct)
    {
        if (await linking.WhyNotAsync(offer.By, turn.From with { Id = turn.Identity }, turn.Incoming.At, ct) is { } refusal)
        {
            return AccountsFeature.Refused(turn, offer.By, refusal);
        }

        return [new OnlyYou(AccountsCard.IsThisYou(offer.By.Name, Apps.Of(offer.By.Id.Platform), offer.By.IsGuest, await codes.HoldAsync(turn.Identity, offer, ct)))];
    }

    private async ValueTask<IReadOnlyList<Reply>> AddAsync(Turn turn, Person asked, string forumId, CancellationToken ct)
    {
        var by = await identities.KnownAsAsync(asked.Id, ct);
        if (turn.Forum is { } there && there.Id != forumId)
        {
            return [Not("This conversation is another forum’s already.", "Use another channel or group chat, or ask its forum’s chair.")];
        }

        if (await register.FindAsync(forumId, ct) is not { } forum || !Members.Leads(forum, by))
        {
            return [Not("Who asked for this code does not lead that forum any more.", "Ask the chair for a new one. They say “link this forum” to me.")];
        }

        var decision = await register.ChangeAsync(forumId, f => FoundForum.AddPlace(f, by, turn.Place), ct);
        if (decision.IsRefused)
        {
            return [Not(decision.Refusal, "Nothing was changed.")];
        }

        // Those who lead the forum are told in their own chats.
        var named = await names.OfAsync([turn.Place], isOwnChat: true, ct);
        return
            [
                new Say(WelcomeCard.PlaceTaken(forum.Name) with { ForumId = forumId }),
                .. decision.After.Holding(Role.Chair).Select(chair => chair.Id).Prepend(by).Distinct().Select(lead => new Tell(
                    lead,
                    PlacesCard.Added(forum.Name, turn.Place.Id.Key, named[0].Words, turn.From.Name, turn.Place.HasOutsiders) with { ForumId = forumId })),
            ];
    }
}
