using ForumBot.Cards;

namespace ForumBot.Messaging;

/// <summary>One thing the bot says, and to whom. The platform's courier decides how.</summary>
public abstract record Reply
{
    /// <summary>The same reply with its card about this forum, unless the card names another one itself.</summary>
    internal Reply About(string forumId) => this switch
    {
        Say say => say with { Card = say.Card.About(forumId) },
        OnlyYou only => only with { Card = only.Card.About(forumId) },
        Replace replace => replace with { Card = replace.Card.About(forumId) },
        Ask ask => ask with { Form = ask.Form.About(forumId) },
        Refreshed refreshed => refreshed with { Card = refreshed.Card.About(forumId) },
        Announce announce => announce with { Card = announce.Card.About(forumId) },
        Tell tell => tell with { Card = tell.Card.About(forumId) },
        _ => this,
    };
}

/// <summary>A new message in the place where the person spoke. With <see cref="Live"/> the posted copy is kept up to date.</summary>
public sealed record Say(Card Card, LiveView? Live = null) : Reply;

/// <summary>
/// For the eyes of the person who spoke or pressed, alone: the answer to the press, or a message in their own chat.
/// A form that is filled in, a refusal, and all that is personal go this way. <see cref="InsteadHere"/> is said in the place itself when
/// the person cannot be reached in private, for what must not be lost: it holds public facts alone and nothing of what was said.
/// </summary>
public sealed record OnlyYou(Card Card, Card? InsteadHere = null) : Reply;

/// <summary>
/// A form for the person who spoke or pressed, to be filled in where nobody else's changes can sweep it away: in a dialog where the press can
/// open one, otherwise in their own chat, with a word about it where they asked. A form about the very place that is asked from is an
/// <see cref="OnlyYou"/>: it has to be handed in there.
/// </summary>
public sealed record Ask(Card Form) : Reply;

/// <summary>The card that was pressed becomes this one, for everybody who sees it. In a dialog nobody else does: it shows this card next.</summary>
public sealed record Replace(Card Card, LiveView? Live = null) : Reply;

/// <summary>
/// A message posted earlier shows the facts as they are now, for everybody who sees it. It is drawn when it is delivered, so that of two
/// changes on their way the last to arrive is never the older.
/// </summary>
public sealed record Change(MessageRef Message, LiveView View) : Reply;

/// <summary>A message to one person in their own chat with the bot.</summary>
public sealed record Tell(PersonId Person, Card Card) : Reply;

/// <summary>A new message in a place of the forum's other than the one where the person spoke, for what everybody there has to know.</summary>
public sealed record Announce(Place Place, Card Card) : Reply;

/// <summary>
/// What a posted card shows, so that it can be drawn again when the facts change: the view's name and its argument, such as a page number.
/// </summary>
public sealed record LiveView(string Name, string Argument = "");

/// <summary>
/// The card that was pressed becomes this one for the person who pressed, and for nobody else. It is an answer to the press or nothing:
/// where the press can no longer be answered it is dropped, for nobody asked to be written to.
/// </summary>
public sealed record Refreshed(Card Card) : Reply;
