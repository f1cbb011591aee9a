namespace ForumBot.Cards;

/// <summary>The short notices, and the card for what was not understood.</summary>
public static class NoticeSpecimens
{
    /// <summary>Each notice once.</summary>
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("Notice", "answered privately", NoticeCard.AnsweredPrivately()),
        new("Notice", "could not reach you", NoticeCard.CouldNotReachYou()),
        new("Notice", "calls you", NoticeCard.CallsYou()),
        new("Notice", "form sent", NoticeCard.FormSent()),
        new("Notice", "not found", NoticeCard.NotFound()),
        new("Notice", "not here", NoticeCard.NotHere()),
        new("Notice", "let me in first", NoticeCard.LetMeInFirst("Type “/invite @ForumBot” in this channel.")),
        new("Notice", "something broke", NoticeCard.SomethingBroke()),
        new("Not understood", "two near", NotUnderstoodCard.Of(["what’s due today?", "timeline"])),
        new("Not understood", "nothing near", NotUnderstoodCard.Of([])),
    ];
}
