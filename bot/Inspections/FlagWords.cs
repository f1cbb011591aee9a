using System.Text;

namespace ForumBot.Inspections;

/// <summary>A flag's code and the sentences that a person reads: what it means and what to do.</summary>
public static class FlagWords
{
    private static readonly Dictionary<Flag, string> Codes = Enum.GetValues<Flag>().ToDictionary(flag => flag, Code);

    /// <summary>The code used in files and tests, for example <c>NOTIFIED_NOT_MONDAY</c>.</summary>
    public static string ToCode(this Flag flag) => Codes[flag];

    /// <summary>What it means and what to do, in plain English.</summary>
    public static string ToSentence(this Flag flag) => flag switch
    {
        Flag.NotifiedOnNonWorkingDay =>
            "The call was logged on a weekend or bank holiday, so we count from the next working day. Check the date is right.",
        Flag.NotifiedNotMonday =>
            "Calls usually come on a Monday and this one did not. Check the date, and ask the LANO which days inspectors will come.",
        Flag.NonMondayOnsiteStart =>
            "Counting working days, the visit would start mid-week. Inspectors usually start on a Monday. Ask the LANO, or pick one of the Mondays offered.",
        Flag.OnsiteSpansWeekend => "The visit would run over a weekend. Ask the LANO for the first and last day on site.",
        Flag.OnsiteSpansBankHoliday => "A bank holiday falls inside the visit. Ask the LANO which days inspectors will be here.",
        Flag.BankHolidayInWindow =>
            "A bank holiday falls during this inspection. We do not count it as a working day. Ask the LANO to confirm the dates.",
        Flag.SchoolHolidayOverlap =>
            "Schools are closed for part of this time. Inspections are usually in term time. Ask the LANO to check the dates.",
        Flag.DstChangeInWindow => "The clocks change during this inspection. All our times are local time, so you need do nothing.",
        Flag.PlaybookNotValidOnDate => "This kind of inspection is not used for a call on that day. Pick another kind, or check the date.",
        Flag.SurveyCloseUnconfirmed =>
            "Nobody has confirmed when the survey closes. Tell families to finish before the weekend to be safe. Ask the LANO for the day and time.",
        Flag.SurveyClosesAfterOffsiteStart =>
            "The survey is set to close on or after the day inspectors start. It usually closes before. Ask the LANO to check the closing time.",
        Flag.LegacyPlaybook => "This is the 2016 kind of inspection. It is here to read and practise with, not for a real inspection.",
        Flag.NoSurvey =>
            "No survey is confirmed, so there are no survey reminders. Ask the LANO if there is one. If not, tell families plainly.",
        Flag.ShortNotice => "You had less than three weeks' notice of this meeting. Ask today to be in the meeting and to see the papers.",
        Flag.MonitoringForecastPassed =>
            "The day to expect a monitoring inspection has gone by. The call could come any time. Keep your evidence ready.",
        Flag.DatesOutOfOrder =>
            "Some dates are in an order that cannot be right, such as an end before a start. Please check them with the LANO.",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "Each flag needs its sentence."),
    };

    private static string Code(Flag flag)
    {
        var code = new StringBuilder();
        foreach (var letter in flag.ToString())
        {
            if (char.IsUpper(letter) && code.Length > 0) code.Append('_');
            code.Append(char.ToUpperInvariant(letter));
        }
        return code.ToString();
    }
}
