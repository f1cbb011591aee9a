using ForumBot.Cards;
using ForumBot.Conversation;

namespace ForumBot.Surveys;

/// <summary>Paper copies as somebody counted them: either all of it is right, or <see cref="Errors"/> says what is not. Pure.</summary>
public sealed record PaperRequest(
    IReadOnlyList<(PaperKind Kind, int Number)> Counts, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>The most paper copies in one box.</summary>
    public const int Most = 10_000;

    private static readonly (string Field, PaperKind Kind)[] Boxes =
        [(PaperCard.AskedFor, PaperKind.AskedFor), (PaperCard.HandedOut, PaperKind.HandedOut), (PaperCard.HandedIn, PaperKind.HandedIn)];

    /// <summary>Reads the form. A box with zero counts as empty.</summary>
    public static PaperRequest Read(Form form)
    {
        var (counts, typed, errors) = (new List<(PaperKind, int)>(), new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var (field, kind) in Boxes)
        {
            if (form[field] is not { } value)
            {
                continue;
            }

            typed[field] = value;
            switch (WholeNumber.Read(value, 0, Most))
            {
                case { Error: { } error }:
                    errors[field] = error;
                    break;
                case { Number: { } number } when number > 0:
                    counts.Add((kind, number));
                    break;
            }
        }

        if (counts.Count == 0 && errors.Count == 0)
        {
            errors[PaperCard.AskedFor] = "Fill in at least one of the three boxes with a number above zero.";
        }

        return new(counts, typed, errors);
    }
}
