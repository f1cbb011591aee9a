using System.Net.Mail;
using ForumBot.Access;
using ForumBot.Inspections;
using NodaTime;
using NodaTime.Text;

namespace ForumBot.Evidence;

/// <summary>
/// Reads what was typed for one field. A mistake is a sentence that says what is wrong and how to put it right. Pure.
/// </summary>
public static class FieldReading
{
    /// <summary>The longest single line, in UTF-16 units.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text of several lines, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The answer as it is stored, null when nothing was typed; or what is wrong.</summary>
    public static ReadAnswer Read(EvidenceField field, Typed typed) => (field.Kind, typed) switch
    {
        (_, { Value: null, Time: null }) => new(null, null),
        (FieldKind.DateTime, _) => DateAndTime(typed),
        (_, { Value: { } text }) => One(field, text),
        _ => new(null, null),
    };

    private static ReadAnswer One(EvidenceField field, string text) => field.Kind switch
    {
        FieldKind.Email when !IsEmail(text) => Wrong("That email address does not look right. It should look like name@example.org."),
        FieldKind.Phone when !IsPhone(text) => Wrong("That phone number does not look right. UK numbers have 10 or 11 digits, like 01234 567890."),
        FieldKind.Link when !IsLink(text) => Wrong("That link does not look right. Copy the whole web address; it starts with https://."),
        FieldKind.ReportLink when !Uri.TryCreate(text, UriKind.Absolute, out var page) || !Embargo.IsOfficial(page) => Wrong(Embargo.NotOfficial),
        FieldKind.Date => Date(text) is { } date ? new(KnownFacts.Write(date), null) : Wrong(NotADate),
        FieldKind.Number when !int.TryParse(text, out var number) || number < 0 => Wrong("Enter a whole number, like 120."),
        FieldKind.YesNo when text is not ("yes" or "no") => Wrong("Pick Yes or No."),
        FieldKind.Choice when !field.Choices.Contains(text) => Wrong("Pick one of the choices."),
        FieldKind.LongText or FieldKind.List or FieldKind.People => new(Shorten(text.ReplaceLineEndings("\n"), LongestText), null),
        FieldKind.Link or FieldKind.ReportLink => new(Shorten(text, LongestText), null),
        _ => new(Shorten(text.ReplaceLineEndings(" "), LongestLine), null),
    };

    private const string NotADate = "That is not a date I can use. Pick it from the calendar, or type it like 2026-03-09.";

    private static ReadAnswer DateAndTime(Typed typed)
    {
        if (typed.Value is null)
        {
            return Wrong("Add the day to the time.");
        }

        if (Date(typed.Value) is not { } date)
        {
            return Wrong(NotADate);
        }

        if (typed.Time is null)
        {
            return Wrong("Add the time to the day. Families need to know both.");
        }

        return Clock.Parse(typed.Time) is { Success: true } time
            ? new(KnownFacts.Write(date + time.Value), null)
            : Wrong("That is not a time I can use. Pick it from the clock, or type it like 09:00.");
    }

    private static LocalDate? Date(string text) =>
        KnownFacts.Read(text) is { Time: null, Date: { Year: >= 2016 and <= 2060 } date } ? date : null;

    private static bool IsEmail(string text) =>
        text.Length <= LongestLine && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.');

    private static bool IsPhone(string text)
    {
        var withoutExtension = text.Split("ext", StringSplitOptions.None)[0];
        var digits = string.Concat(withoutExtension.Where(char.IsAsciiDigit));
        if (withoutExtension.TrimStart().StartsWith("+44", StringComparison.Ordinal))
        {
            digits = "0" + digits[2..].TrimStart('0');
        }

        return digits.Length is 10 or 11 && digits[0] == '0' && withoutExtension.All(c => char.IsAsciiDigit(c) || " ()+-.".Contains(c));
    }

    private static bool IsLink(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Host.Contains('.');

    private static string Shorten(string text, int longest) => text.Length > longest ? text[..longest] : text;

    private static ReadAnswer Wrong(string sentence) => new(null, sentence);
}

/// <summary>What became of a box: the answer to store (null when it is empty), or the sentence that says what is wrong.</summary>
public readonly record struct ReadAnswer(string? Value, string? Error);
