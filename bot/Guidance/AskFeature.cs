using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Cards.Guidance;
using ForumBot.Conversation;
using ForumBot.Conversation.Phrases;
using ForumBot.Messaging;

namespace ForumBot.Guidance;

/// <summary>
/// Answers questions in plain English, with the source. Looks first whether a question is for other people than a bot; keeps nothing of it in any case.
/// Also hears what no command answers: a word such as "LANO" alone, and whatever must not go unheard.
/// </summary>
public sealed class AskFeature(Lazy<AnswerIndex> index, Lazy<AnswerBook> book) : IFeature, IListener
{
    private const int PageSize = 8;

    /// <inheritdoc/>
    public IReadOnlyList<Command> Commands =>
    [
        new("ask", "Get a plain answer: say “ask” and your question.", Permission.AskInGeneral, Matter.Public)
        {
            AlsoSaid = ["question", "i have a question"],
            Tail = Tail.Words,
            CatchesQuestions = true,
            WithoutForum = true,
            Run = (turn, question, _) => ValueTask.FromResult(Answer(turn, question)),
        },
        new("glossary", "See the words of an inspection explained.", Permission.AskInGeneral, Matter.Public)
        {
            AlsoSaid = ["all questions", "list of questions", "faq", "faqs", "jargon"],
            WithoutForum = true,
            Run = (_, _, _) => ValueTask.FromResult<IReadOnlyList<Reply>>([new Say(Glossary(1))]),
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
    [
        new(Verbs.ShowAnswer, Permission.AskInGeneral, Matter.Public)
        {
            WithoutForum = true,
            Run = (_, form, _) => ValueTask.FromResult<IReadOnlyList<Reply>>([Pressed(form)]),
        },
    ];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Reply>?> HearUrgentAsync(Turn turn, string text, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Reply>?>(
        Sensitive.Recognise(text) is { } matter ? [Privately(turn, matter)]
        : WantsSafeguardingContact(text) ? [Privately(turn, SensitiveMatter.Safeguarding)]
        : null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, string text, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Reply>?>(
        text.Length <= PhraseBook.LongestCommand && index.Value.Find(text).Answer is { } answer ? [new Say(Show(answer))] : null);

    // "Safeguarding contacts" are not the inspection's contacts.
    private static bool WantsSafeguardingContact(string text)
    {
        string[] words = text.Length > PhraseBook.LongestCommand ? [] : [.. Word.Read(text).Select(w => w.Plain)];
        return words.Contains("safeguarding") && words.Any(w => w is "contact" or "contacts" or "number" or "numbers" or "phone" or "team");
    }

    private IReadOnlyList<Reply> Answer(Turn turn, string question)
    {
        if (Sensitive.Recognise(question) is { } matter)
        {
            return [Privately(turn, matter)];
        }

        if (question.Length == 0)
        {
            return [new Say(AnswerCard.Invitation())];
        }

        return [new Say(index.Value.Find(question) switch
        {
            { Answer: { } answer } => Show(answer),
            { Offers: [_, ..] offers } => AnswerCard.Offers([.. offers.Select(Link)]),
            _ => AnswerCard.None(turn.Forum?.Area.Sendiass),
        })];
    }

    private Reply Pressed(Form form) => form switch
    {
        _ when book.Value.Find(form["entry"]) is { } answer => new Say(Show(answer)),
        _ when form.Number("page") is { } page => new Replace(Glossary(page)),
        _ => new OnlyYou(NoticeCard.NotFound()),
    };

    private Card Glossary(int page)
    {
        var pages = (book.Value.All.Count + PageSize - 1) / PageSize;
        var shown = Math.Clamp(page, 1, pages);
        return GlossaryCard.Of([.. book.Value.All.Skip((shown - 1) * PageSize).Take(PageSize).Select(Link)], shown, pages);
    }

    private Card Show(Answer answer) => AnswerCard.Of(new AnswerView(
        answer.Question,
        answer.Text,
        answer.Sources,
        answer.Checked,
        [.. answer.Related.Select(book.Value.Find).OfType<Answer>().Select(Link)]));

    private static AnswerLink Link(Answer answer) => new(answer.Id, answer.Question);

    // Whoever cannot be reached in private must still learn who to ring: those are facts for everybody, and nothing is quoted.
    private static OnlyYou Privately(Turn turn, SensitiveMatter matter) =>
        CardFor(turn, matter) is var card && matter == SensitiveMatter.Safeguarding ? new(card, InsteadHere: card) : new(card);

    // The contacts are public services of the area, so whoever speaks where the forum speaks may have them.
    private static Card CardFor(Turn turn, SensitiveMatter matter) => (matter, turn.Forum?.Area) switch
    {
        (SensitiveMatter.Safeguarding, var area) => SensitiveCards.Safeguarding(area?.SafeguardingContact),
        (SensitiveMatter.OwnTracking, _) => SensitiveCards.OwnTracking(),
        (SensitiveMatter.WhoIsTracked, _) => SensitiveCards.WhoIsTracked(),
        (SensitiveMatter.SurveyAnswers, _) => SensitiveCards.SurveyAnswers(),
        (_, var area) => SensitiveCards.Complaint(area?.Sendiass),
    };
}
