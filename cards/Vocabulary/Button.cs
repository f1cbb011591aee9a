using System.Text.Json.Serialization;

namespace ForumBot.Cards;

/// <summary>Something to press. The set is closed. The names are those of cards that are kept, so they never change their meaning.</summary>
[JsonDerivedType(typeof(Execute), "execute")]
[JsonDerivedType(typeof(OpenLink), "openLink")]
public abstract record Button(string Title);

/// <summary>
/// Asks the bot to do something. <see cref="Verb"/> is one of <see cref="Verbs"/>; <see cref="Keys"/> are ids and never rights:
/// they come back from the client and are checked like anything typed. The card's fields come back with them.
/// </summary>
public sealed record Execute(string Title, string Verb) : Button(Title)
{
    /// <summary>
    /// The key that says which forum a button is about: the card's <see cref="Card.ForumId"/>, never one of <see cref="Keys"/>.
    /// The dispatcher checks it against who pressed and where.
    /// </summary>
    public const string ForumKey = "forum";

    /// <summary>Ids that travel with the press.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>What a person can type instead of pressing; the text-only form of the card says it.</summary>
    public string? OrSay { get; init; }

    /// <summary>What a screen reader adds when buttons of one title stand in a column.</summary>
    public string? Tooltip { get; init; }

    /// <summary>False when the fields of the card are not wanted (Cancel, Back).</summary>
    public bool TakesFields { get; init; } = true;

    /// <summary>
    /// True when the answer is a form: where the platform has windows of their own for those (a Teams dialog, a Slack modal), the press
    /// opens one. Elsewhere it is a press like any other.
    /// </summary>
    public bool OpensForm { get; init; } = Verbs.OpensForm(Verb);

    /// <summary>
    /// True when one comes back to this very card afterwards: where windows can lie on each other, the answer lies over this one. Elsewhere, and without it,
    /// the answer takes the card's place.
    /// </summary>
    public bool LeadsDeeper { get; init; }
}

/// <summary>Opens a web page. A button is drawn only when the address <see cref="IsSafe"/>.</summary>
public sealed record OpenLink(string Title, Uri Address) : Button(Title)
{
    /// <summary>True for https, and for http on this machine (the practice room).</summary>
    public bool IsSafe => Address.IsAbsoluteUri
        && (Address.Scheme == Uri.UriSchemeHttps || (Address.Scheme == Uri.UriSchemeHttp && Address.IsLoopback));
}
