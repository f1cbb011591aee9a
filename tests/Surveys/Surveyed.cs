using System.Collections.Immutable;
using ForumBot.Checklists;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Surveys;

/// <summary>
/// A full inspection called on Monday 1 March 2027. Its survey is expected from Tuesday 2 March to Monday 8 March, 9am; confirmed, it closes on
/// Tuesday 9 March, 9am unless said otherwise.
/// </summary>
internal static class Surveyed
{
    internal const string Address = "https://survey.example.org/parents";
    internal static readonly LocalDate Monday = new(2027, 3, 1);
    internal static readonly LocalDateTime Tuesday = new(2027, 3, 9, 9, 0);

    internal static readonly Mark Lena = new("test/tenant-1/lena", "Lena", Instant.FromUtc(2027, 3, 1, 10, 0));

    internal static readonly Viewer Member = new(RoleSet.Of(Role.Member), Audience.OnePerson);
    internal static readonly Viewer Lano = new(RoleSet.Of(Role.Lano), Audience.OnePerson);
    internal static readonly Viewer Public = new(RoleSet.Of(Role.Member), Audience.Open);

    /// <summary>With these answers, by "step.field".</summary>
    internal static OpenInspection With(params (string Key, string Value)[] answers)
    {
        var forum = new Forum { Id = "f", Name = "Anytown", LocalArea = "Anytownshire", InspectionId = "i" };
        var inspection = new Inspection
        {
            Id = "i",
            ForumId = "f",
            PlaybookId = Built.Full.Id,
            PlaybookVersion = Built.Full.Version,
            NotifiedOn = Monday,
            Started = Lena,
            Answers = answers.ToImmutableDictionary(a => a.Key, a => new Answer(a.Value, Lena)),
        };
        return Open(forum, inspection);
    }

    /// <summary>Confirmed and with its link.</summary>
    internal static OpenInspection Confirmed(LocalDateTime? closes = null, params (string Key, string Value)[] more) => With(
    [
        ("FULL-W1-06.opens_at", "2027-03-02T09:00"),
        ("FULL-W1-06.closes_at", KnownFacts.Write(closes ?? Tuesday)),
        ("FULL-W1-06.parents_link", Address),
        .. more,
    ]);

    /// <summary>After a change to what the forum knows.</summary>
    internal static OpenInspection Changed(OpenInspection open, Func<Inspection, Inspection> change) => Open(open.Forum, change(open.Inspection));

    private static OpenInspection Open(Forum forum, Inspection inspection) =>
        new(forum, inspection, Built.Full, Timeline.Plan(Built.Full, KnownFacts.Of(inspection, Built.Full, []), Built.Calendar))
        {
            SourceTitle = code => code,
        };
}
