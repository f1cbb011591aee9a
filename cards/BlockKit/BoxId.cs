using System.Globalization;

namespace ForumBot.Cards.BlockKit;

/// <summary>
/// How a box is named: <c>words#3</c> is the field "words" in the third card of a window. A long text has several boxes, <c>words#3</c>, <c>words#3.1n</c>,
/// <c>words#3.2s</c>: the number is the box's place, and the letter says what stands before it in the text (n a line's end, s a space, j nothing).
/// </summary>
internal readonly record struct BoxId(string Field, int Generation, int Place = 0, Joint Joint = Joint.None)
{
    /// <summary>The id of the element in the block.</summary>
    internal const string Element = "v";

    public override string ToString() => Place == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Field}#{Generation}")
        : string.Create(CultureInfo.InvariantCulture, $"{Field}#{Generation}.{Place}{LetterOf(Joint)}");

    /// <summary>Reads any id; one without our ending is a field's as it stands.</summary>
    internal static BoxId Parse(string id)
    {
        var mark = id.LastIndexOf('#');
        var ending = id.AsSpan(mark + 1);
        var dot = ending.IndexOf('.');
        var generation = dot < 0 ? ending : ending[..dot];
        if (mark < 0 || !IsNumber(generation, out var counted))
        {
            return new(id, 0);
        }

        if (dot < 0)
        {
            return new(id[..mark], counted);
        }

        var place = ending[(dot + 1)..];
        return place.Length > 1 && JointOf(place[^1]) is { } joint && IsNumber(place[..^1], out var at)
            ? new(id[..mark], counted, at, joint)
            : new(id, 0);
    }

    private static bool IsNumber(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static char LetterOf(Joint joint) => joint switch { Joint.Line => 'n', Joint.Space => 's', _ => 'j' };

    private static Joint? JointOf(char letter) => letter switch { 'n' => Joint.Line, 's' => Joint.Space, 'j' => Joint.None, _ => null };
}
