namespace ForumBot.Inspections;

/// <summary>Something about the dates that a person should know or check. Raised by planning, never stored. Rules DR-02 to DR-12.</summary>
public enum Flag
{
    /// <summary>DR-02: the call was logged on a weekend or bank holiday.</summary>
    NotifiedOnNonWorkingDay,
    /// <summary>DR-03: every call seen so far came on a Monday.</summary>
    NotifiedNotMonday,
    /// <summary>DR-05: the expected on-site week does not start on a Monday.</summary>
    NonMondayOnsiteStart,
    /// <summary>DR-06: the visit runs over a weekend.</summary>
    OnsiteSpansWeekend,
    /// <summary>DR-06: a bank holiday falls inside the visit.</summary>
    OnsiteSpansBankHoliday,
    /// <summary>DR-07: a bank holiday falls between the call and the last day on site.</summary>
    BankHolidayInWindow,
    /// <summary>DR-08: schools are closed for some of the inspection.</summary>
    SchoolHolidayOverlap,
    /// <summary>DR-09: the clocks change during the inspection.</summary>
    DstChangeInWindow,
    /// <summary>DR-10: this playbook is not for that notification day.</summary>
    PlaybookNotValidOnDate,
    /// <summary>DR-11: nobody has confirmed when the survey closes.</summary>
    SurveyCloseUnconfirmed,
    /// <summary>DR-11: the survey is said to close on or after the day inspectors begin.</summary>
    SurveyClosesAfterOffsiteStart,
    /// <summary>The 2016 playbook: for training only.</summary>
    LegacyPlaybook,
    /// <summary>No survey is confirmed, so there are no survey reminders.</summary>
    NoSurvey,
    /// <summary>Notice of an engagement meeting came late.</summary>
    ShortNotice,
    /// <summary>The day a monitoring inspection was to be expected has gone by.</summary>
    MonitoringForecastPassed,
    /// <summary>Two confirmed or worked-out dates are in an order that cannot be right.</summary>
    DatesOutOfOrder,
}
