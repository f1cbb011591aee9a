using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ForumBot.Inspections;
using ForumBot.Schedules;
using ForumBot.Storage;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Schedules;

public sealed class TimetableBoundsTests
{
    private static readonly LocalDateTime Thursday = new(2027, 3, 11, 14, 0);

    [Fact]
    public void Changes_BeyondTwoHundred_LeaveTheNewestAndNoIdIsGivenTwice()
    {
        var inspection = Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday)).After;
        for (var turn = 0; turn < 250; turn++)
        {
            inspection = Edits.Saved(inspection, Edits.Moved(inspection.Meetings[0], Thursday.PlusMinutes(turn + 1))).After;
        }

        Assert.Equal(TimetableBounds.MostChanges, inspection.Changes.Count);
        Assert.Equal("c251", inspection.Changes[0].Id);
        Assert.Distinct(inspection.Changes.Select(change => change.Id));
    }

    [Fact]
    public void MeetingsCancelled_SixtyDaysAgo_AreDroppedAndTheirIdsAreNotGivenAgain()
    {
        var both = Edits.Saved(Edits.Saved(Edits.Inspection, Edits.New("Talk", Thursday)).After, Edits.New("Visit", Thursday)).After;
        var off = Edits.Saved(Edits.Saved(both, Edits.Cancelled(both.Meetings[0])).After, Edits.Cancelled(both.Meetings[1])).After;
        var later = Edits.Lena with { At = Edits.At(Thursday.PlusDays(61)) };

        var saved = Edits.Saved(off, Edits.New("Report", Thursday.PlusDays(70)), later).After;

        Assert.Equal(["m3"], saved.Meetings.Select(meeting => meeting.Id));
        Assert.Contains("no longer on the timetable", Assert.IsType<Applied.Refused>(TakingBack.Of(saved, Built.Full, "c3", later)).Sentence);
    }

    // A letter that takes three bytes, and one that is stored as two escapes of six.
    [Theory]
    [InlineData("会")]
    [InlineData("😀")]
    public void Timetable_AsLongAsItCanBe_RefusesInWordsAndStaysFarBelowADocumentsBound(string letter)
    {
        ImmutableList<string> people = [.. Enumerable.Range(0, 100).Select(number => $"teams/{new string('t', 36)}/{new string('u', 33)}{number:000}")];
        Meeting Long(int number) => new()
        {
            Id = "",
            Title = $"{number}{Words(110)}",
            Start = Thursday,
            End = Thursday.PlusHours(1),
            Where = Words(500),
            Wanted = new() { Others = Words(200), People = number % 2 == 0 ? people : [] },
        };
        var reason = Words(500);
        var (inspection, refused) = (Edits.Inspection, (string?)null);
        for (var round = 0; round < 4; round++)
        {
            for (var number = 0; refused is null; number++)
            {
                var applied = Timetable.Apply(inspection, Built.Full, new() { Meetings = [new(Long((round * 1000) + number))], NeedsAnswer = true }, Edits.Lena);
                (inspection, refused) = applied is Applied.Saved saved ? (saved.After, null) : (inspection, Assert.IsType<Applied.Refused>(applied).Sentence);
            }

            Assert.StartsWith("The timetable is full", refused, StringComparison.Ordinal);
            inspection = Everything(meeting => meeting with { Where = Words(498) });
            inspection = people.Aggregate(inspection, (seen, key) => Timetable.Seen(seen, seen.Changes[0].Id, Edits.Lena with { PersonKey = key }));
            Assert.InRange(Size(inspection), 1, 1_500_000);
            if (round < 3)
            {
                (inspection, refused) = (Everything(meeting => meeting with { IsCancelled = true }), null);
                Assert.InRange(Size(inspection), 1, 1_500_000);
            }
        }

        Assert.True(DocumentLimits.DocumentBytes > 2 * 1_500_000);

        Inspection Everything(Func<Meeting, Meeting> change) => Edits.Saved(inspection, new()
        {
            Meetings = [.. Timetable.Live(inspection).Select(meeting => new MeetingEdit(change(meeting), meeting.Revision))],
            Reason = reason,
            NeedsAnswer = true,
        }).After;

        string Words(int units) => string.Concat(Enumerable.Repeat(letter, units / letter.Length));

        static int Size(Inspection inspection) => Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(inspection, DocumentJson.Options));
    }
}
