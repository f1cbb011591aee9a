using System.Collections.Immutable;
using CsCheck;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

/// <summary>What holds of any plan, whatever people have said and whenever it is asked for.</summary>
public sealed class PlanPropertyTests
{
    private static readonly Person[] Everybody = [Scene.Chair, Scene.Deputy, Scene.Rep, Scene.Member, Scene.Notes, Scene.Lano, Scene.LanoDeputy];

    private static readonly Playbook[] Startable = [.. Built.Shelf.All.Where(one => !one.TrainingOnly)];

    private static readonly Anchor[] Dated = [Anchor.O, Anchor.C, Anchor.S, Anchor.E, Anchor.M];

    // Any day of four years, so that both clock changes and every bank holiday come up.
    private static readonly Gen<Instant> AnyStart = Gen.Int[0, 4 * 365 * 24 * 60].Select(minutes => Instant.FromUtc(2025, 9, 1, 0, 0) + Duration.FromMinutes(minutes));

    private static readonly Gen<Preferences> AnyWishes = Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[1, 20], Gen.Bool)
        .Select((from, until, cap, list) => new Preferences
        {
            QuietFrom = LocalTime.FromMinutesSinceMidnight(from),
            QuietUntil = LocalTime.FromMinutesSinceMidnight(until),
            DailyCap = cap,
            MorningList = list,
        });

    private static readonly Gen<Scene> AnyScene = Gen.Select(
        Gen.Int[0, Startable.Length - 1].Select(index => Startable[index]),
        AnyStart,
        Gen.Select(Gen.Int[0, 21], Gen.Int[0, 1439], Gen.Int[0, Everybody.Length - 1]).Array[0, 12],
        Gen.Dictionary(Gen.Int[0, 4].Select(index => Dated[index]), Gen.Int[0, 30 * 24 * 60])[0, 3],
        Gen.Int[0, 25 * 24 * 60]).Select(Build);

    [Fact]
    public void Plan_OfAnything_IsTheSameTwiceAndInOrder() => AnyScene.Sample(scene =>
    {
        var (once, twice) = (scene.Plan, scene.Plan);

        Assert.Equal(once.Select(one => (one.Key, one.Due, one.LateUntil, one.IsUrgent)), twice.Select(one => (one.Key, one.Due, one.LateUntil, one.IsUrgent)));
        Assert.Equal(once.Count, once.Select(one => one.Key).Distinct().Count());
        Assert.Equal(once.OrderBy(one => one.Due).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Key), once.Select(one => one.Key));
        Assert.All(once, one => Assert.True(one.LateUntil > scene.Now));
        Assert.All(once, one => Assert.True(one.Due >= scene.Inspection.Started.At));
    });

    [Fact]
    public void Next_OfAnything_IsTheFirstOfThePlan() =>
        AnyScene.Sample(scene => Assert.Equal((Instant?)(scene.Plan is [var first, ..] ? first.Due : null), ReminderPlan.Next(scene.Situation)));

    [Fact]
    public void ThreeWeeks_OfAnything_RunForwardAndEnd() => AnyScene.Sample(
        scene =>
        {
            var end = scene.Now + Duration.FromDays(21);
            var (after, said) = scene.Run(end);

            Assert.Equal(said.Count, said.Select(one => one.Key).Distinct().Count());
            Assert.DoesNotContain(after.Plan, one => one.Due <= end && !after.Book.Pushes.ContainsKey(one.Key));
        },
        iter: 30);

    [Fact]
    public void Recipients_OfAnything_AreNotRungInTheirQuietHours() => Gen.Select(AnyScene, AnyWishes).Sample((scene, wishes) =>
    {
        scene = scene.WithPlace(Audience.ForumOnly).Wishing(Scene.Chair, wishes);
        foreach (var occurrence in scene.Plan)
        {
            foreach (var recipient in Addressing.Of(occurrence, scene.Situation))
            {
                Assert.True(recipient.NotBefore >= occurrence.Due);
                if (occurrence is { IsUrgent: false, MustReachBy: null })
                {
                    var rings = Instant.Max(recipient.NotBefore, scene.Now).InZone(London.Zone).TimeOfDay;
                    Assert.False(QuietHours.IsQuiet(rings, scene.Situation.Of(recipient.Key)), $"{occurrence.Key} rings {recipient.Name} at {rings}");
                }
            }
        }
    });

    [Fact]
    public void Day_OfAnybody_HasNoMoreThanTheirCapAndWhatCannotWait() => Gen.Select(AnyScene, AnyWishes).Sample((scene, wishes) =>
    {
        scene = scene.Wishing(Scene.Chair, wishes).Wishing(Scene.Rep, wishes);
        foreach (var day in scene.Plan.Select(one => ReminderHours.DayOf(one.Due)).Distinct())
        {
            var told = ReminderPlan.OnDay(day, scene.Situation).Where(one => one is { IsUrgent: false, MustReachBy: null }).Select(one => (About: one, To: Addressing.Of(one, scene.Situation))).ToList();
            foreach (var person in Everybody)
            {
                var theirs = told.Where(one => one.To.Any(to => to.Key == person.Id.Key && !to.IsHeldBack)).Select(one => one.About).ToList();
                var cannotWait = theirs.Where(one => one.About is Subject.MorningList or Subject.SurveyNews || one.LateUntil <= ReminderHours.Gathering(day));
                var least = cannotWait.Select(one => one.Due).Distinct().Count();
                Assert.InRange(theirs.Select(one => one.Due).Distinct().Count(), least, Math.Max(least, scene.Situation.Of(person.Id.Key).DailyCap));
            }
        }
    });

    [Fact]
    public void Meeting_MovedAnywhere_LeavesNothingOfItsOldTime() => Gen.Select(AnyScene, Gen.Int[1, 30 * 24 * 60]).Sample((scene, by) =>
    {
        if (scene.Inspection.Meetings is not [var meeting, ..]) return;
        var moved = scene.Posted(meeting with { Start = meeting.Start.PlusMinutes(by), End = meeting.End.PlusMinutes(by) });

        Assert.DoesNotContain(moved.Keys, key => key.StartsWith("meeting/m0/", StringComparison.Ordinal) && key.EndsWith(ReminderHours.Write(meeting.Start), StringComparison.Ordinal));
    });

    [Fact]
    public void Outcome_UnderEmbargo_ChangesNoPlan() => Gen.Select(AnyStart, Gen.Int[0, 300], Gen.Bool).Sample((start, days, published) =>
    {
        var scene = Scene.StartedAt(start) with { Now = start + Duration.FromDays(days) };
        scene = published
            ? scene.Answered("FULL-P-05", "published_on", KnownFacts.Write(London.DateOf(scene.Now))).Answered("FULL-P-05", "report_link", "https://reports.ofsted.gov.uk/1", Scene.Chair)
            : scene;
        var plans = new[] { "1", "2", "3" }.Select(outcome => scene.Answered("FULL-P-05", "outcome", outcome)).Select(one =>
            (string.Join(' ', one.Plan.Select(occurrence => $"{occurrence.Key} {occurrence.Due}")), ReminderPlan.Next(one.Situation)));

        Assert.Single(plans.Distinct());
    });

    private static Scene Build(Playbook playbook, Instant start, (int Day, int Minute, int Who)[] meetings, Dictionary<Anchor, int> dates, int later)
    {
        var scene = Scene.StartedAt(start, playbook);
        var first = London.DateOf(start);
        foreach (var (anchor, minutes) in dates)
        {
            if (playbook.Steps.Any(step => step.Collect.Any(field => field.Confirms == anchor)))
            {
                var at = first.AtMidnight().PlusMinutes(minutes);
                scene = scene.Confirmed(anchor, anchor is Anchor.O or Anchor.C or Anchor.M ? at : at.Date);
            }
        }

        for (var i = 0; i < meetings.Length; i++)
        {
            var starts = first.PlusDays(meetings[i].Day) + LocalTime.FromMinutesSinceMidnight(meetings[i].Minute);
            scene = scene.Posted(new()
            {
                Id = $"m{i}",
                Title = "Talk",
                Start = starts,
                End = starts.PlusHours(1),
                Wanted = i % 3 == 0 ? new() : new() { People = ImmutableList.Create(Everybody[meetings[i].Who].Id.Key), Groups = i % 3 == 1 ? Recipients.Chair : Recipients.None },
            });
        }

        return (scene with { Now = start + Duration.FromMinutes(later) }).Remembered();
    }
}
