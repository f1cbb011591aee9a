using ForumBot.Forums;
using ForumBot.Surveys;

namespace ForumBot.Reminders;

/// <summary>
/// Which of a forum's shared places something is said in, so that nobody reads one thing in every room. Pure. Source: docs/rules.md, REMINDERS.
/// </summary>
internal static class SharedPlaces
{
    /// <summary>
    /// The list of the day stands in one place, one of the forum's own if it has any. Where the area reads along, the forum's own places spare it all of
    /// the survey but its opening, last day, close and a new closing time; and its weekends are left alone but for the close and a new time.
    /// </summary>
    internal static bool Says(Occurrence occurrence, Reader reader)
    {
        if (!reader.Open.Forum.Places.TryGetValue(reader.To.Key, out var place))
        {
            return false;
        }

        var (isAreas, hasOwn) = (place.Audience == Audience.ForumAndArea, HasOwn(reader.Open.Forum));
        var isWeekend = !reader.Situation.Calendar.IsWorkingDay(reader.Today);
        return occurrence.About switch
        {
            Subject.SurveyNews { Rung: Rung.Closed or Rung.ChangeNotice } => true,
            Subject.SurveyNews or Subject.MorningList when isAreas && isWeekend => false,
            Subject.MorningList => place.Place.Id == HomeOf(reader.Open.Forum)?.Place.Id,
            Subject.SurveyNews { Rung: not (Rung.Open or Rung.OneDay) } => !(isAreas && hasOwn),
            _ => true,
        };
    }

    private static bool HasOwn(Forum forum) => forum.Places.Values.Any(place => place.Audience == Audience.ForumOnly);

    /// <summary>One place, the same each day.</summary>
    private static ForumPlace? HomeOf(Forum forum) => forum.Places.Values
        .Where(place => place.Audience is Audience.ForumOnly or Audience.ForumAndArea)
        .OrderBy(place => place.Audience)
        .ThenBy(place => place.Place.Id.Key, StringComparer.Ordinal)
        .FirstOrDefault();
}
