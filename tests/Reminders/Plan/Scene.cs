using System.Collections.Immutable;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Reminders;
using ForumBot.Tests.Inspections;
using NodaTime;

namespace ForumBot.Tests.Reminders.Plan;

/// <summary>An inspection at one moment, changed step by step, and what the plan says of it. Monday 1 March 2027 unless said otherwise; London times.</summary>
internal sealed record Scene
{
    public static readonly Person Chair = Someone("chair");
    public static readonly Person Deputy = Someone("deputy");
    public static readonly Person Rep = Someone("rep");
    public static readonly Person Member = Someone("member");
    public static readonly Person Notes = Someone("notes");
    public static readonly Person Lano = Someone("lano");
    public static readonly Person LanoDeputy = Someone("lano-deputy");

    private static readonly Instant LongAgo = Instant.FromUtc(2020, 1, 1, 0, 0);

    public Playbook Playbook { get; init; } = Built.Full;

    public required Inspection Inspection { get; init; }

    public Forum Forum { get; init; } = new()
    {
        Id = "f",
        Name = "Anytown Forum",
        LocalArea = "Anytown",
        Memberships =
        [
            new(Chair, Role.Chair, LongAgo, null, Chair.Id),
            new(Deputy, Role.Deputy, LongAgo, null, Chair.Id),
            new(Rep, Role.Representative, LongAgo, null, Chair.Id),
            new(Member, Role.Member, LongAgo, null, Chair.Id),
            new(Notes, Role.NoteTaker, LongAgo, null, Chair.Id),
            new(Lano, Role.Lano, LongAgo, null, Chair.Id),
            new(LanoDeputy, Role.LanoDeputy, LongAgo, null, Chair.Id),
        ],
    };

    public ImmutableDictionary<string, Preferences> Wishes { get; init; } = ImmutableDictionary<string, Preferences>.Empty;

    public ReminderBook Book { get; init; } = new("f");

    public required Instant Now { get; init; }

    /// <summary>Facts that an inspection's answers cannot say.</summary>
    public InspectionFacts? Facts { get; init; }

    public Timeline Timeline => Timeline.Plan(Playbook, Facts ?? KnownFacts.Of(Inspection, Playbook, []), Built.Calendar);

    public Situation Situation => new(
        new(Forum, Inspection, Playbook, Timeline) { SourceTitle = code => code }, Wishes, Book, Built.Calendar, Now);

    public IReadOnlyList<Occurrence> Plan => ReminderPlan.Of(Situation);

    public IEnumerable<string> Keys => Plan.Select(one => one.Key);

    public static Instant At(int month, int day, int hour = 9, int minute = 0, int year = 2027) => London.At(new(year, month, day, hour, minute)).ToInstant();

    /// <summary>A full inspection that was started on the day of the call, Monday 1 March 2027, at 10:00, seen a moment later.</summary>
    public static Scene Started(Playbook? playbook = null) => StartedAt(At(3, 1, 10), playbook);

    public static Scene StartedAt(Instant at, Playbook? playbook = null)
    {
        playbook ??= Built.Full;
        return new Scene
        {
            Playbook = playbook,
            Inspection = new()
            {
                Id = "i",
                ForumId = "f",
                PlaybookId = playbook.Id,
                PlaybookVersion = playbook.Version,
                NotifiedOn = London.DateOf(at),
                Started = By(Chair, at),
            },
            Now = at,
        }.Remembered();
    }

    public static Mark By(Person who, Instant at) => new(who.Id.Key, who.Name, at);

    /// <summary>The same with the clock there; whoever keeps the book has thought again.</summary>
    public Scene On(int month, int day, int hour = 9, int minute = 0, int year = 2027) => (this with { Now = At(month, day, hour, minute, year) }).Remembered();

    public Scene Ticked(params string[] stepIds) => this with
    {
        Inspection = stepIds.Aggregate(Inspection, (before, id) => before.Tick(Playbook.Find(id)!, London.DateOf(Now), By(Chair, Now))),
    };

    public Scene Answered(string stepId, string field, string value, Person? by = null) => (this with
    {
        Inspection = Inspection with { Answers = Inspection.Answers.SetItem(Inspection.AnswerKey(stepId, field), new(value, By(by ?? Lano, Now))) },
    }).Remembered();

    /// <summary>The date confirmed by the field that asks for it.</summary>
    public Scene Confirmed(Anchor anchor, AnchorDate date)
    {
        var step = Playbook.Steps.First(one => one.Collect.Any(field => field.Confirms == anchor));
        return Answered(step.Id, step.Collect.First(field => field.Confirms == anchor).Id, date.Time is { } time ? KnownFacts.Write(date.Date + time) : KnownFacts.Write(date.Date));
    }

    /// <summary>The meeting posted or changed now by the LANO.</summary>
    public Scene Posted(Meeting meeting, Person? by = null, string? takesBack = null)
    {
        var before = Inspection.Meetings.Find(one => one.Id == meeting.Id);
        return Changed(
            new() { Id = $"c{Inspection.Changes.Count + 1}", By = By(by ?? Lano, Now), Meetings = [new(before, meeting)], TakesBack = takesBack },
            before is null ? Inspection.Meetings.Add(meeting) : Inspection.Meetings.Replace(before, meeting));
    }

    /// <summary>The date confirmed now, as a change of the timetable.</summary>
    public Scene Moved(Anchor anchor, AnchorDate date)
    {
        var before = Timeline[anchor] is { Confirmed: true } planned ? new AnchorDate(planned.Date, planned.Time) : (AnchorDate?)null;
        var change = new ScheduleChange { Id = $"c{Inspection.Changes.Count + 1}", By = By(Lano, Now), Dates = [new(anchor, before, date)] };
        return Confirmed(anchor, date).Changed(change, Inspection.Meetings);
    }

    public Scene Undone(string changeId) => this with
    {
        Inspection = Inspection with
        {
            Changes = [.. Inspection.Changes.Select(change => change.Id == changeId ? change with { Undone = By(Lano, Now) } : change)],
        },
    };

    public Scene Wishing(Person who, Preferences wishes) => this with { Wishes = Wishes.SetItem(who.Id.Key, wishes) };

    public Scene WithPlace(Audience audience) => this with
    {
        Forum = Forum with
        {
            Places = Forum.Places.SetItem($"fake/t/{audience}", new(new(new("fake", "t", audience.ToString()), PlaceKind.Channel), audience)),
        },
    };

    public Scene Without(Person who) => this with { Forum = Forum with { Memberships = Forum.Memberships.RemoveAll(held => held.Person == who) } };

    /// <summary>With this one said.</summary>
    public Scene Said(string key) => this with
    {
        Book = Book with { Pushes = Book.Pushes.Add(key, Beginning(Plan.Single(one => one.Key == key))) },
    };

    public Scene Remembered() => this with { Book = SurveyTimes.Remember(Book, Timeline, Now) };

    public Occurrence The(string key) => Plan.Single(one => one.Key == key);

    /// <summary>Whom an occurrence reaches, by the last part of their keys.</summary>
    public IEnumerable<string> Reached(string key) => Addressing.Of(The(key), Situation).Select(one => one.Key.Split('/')[^1]);

    public Addressed Reaching(string key, Person who) => Addressing.Of(The(key), Situation).Single(one => one.Key == who.Id.Key);

    /// <summary>Rings whenever the plan says until then, and says all that is due.</summary>
    public (Scene After, IReadOnlyList<Occurrence> Said) Run(Instant until)
    {
        var (scene, said) = (this, new List<Occurrence>());
        while (ReminderPlan.Next(scene.Situation) is { } next && next <= until)
        {
            scene = (scene with { Now = Instant.Max(next, scene.Now) }).Remembered();
            var due = scene.Plan.Where(one => one.Due <= scene.Now && !scene.Book.Pushes.ContainsKey(one.Key)).ToList();
            Assert.NotEmpty(due);
            said.AddRange(due);
            scene = scene with
            {
                Book = scene.Book with
                {
                    Pushes = scene.Book.Pushes.AddRange(due.Select(one => KeyValuePair.Create(one.Key, scene.Beginning(one)))),
                },
            };
        }

        return ((scene with { Now = until }).Remembered(), said);
    }

    private Push Beginning(Occurrence occurrence) => new("", occurrence.Due, Now, 0, Now)
    {
        What = occurrence,
        HeldBack = [.. Addressing.Of(occurrence, Situation).Where(to => to.IsHeldBack).Select(to => to.Key)],
    };

    private Scene Changed(ScheduleChange change, ImmutableList<Meeting> meetings) =>
        (this with { Inspection = Inspection with { Meetings = meetings, Changes = Inspection.Changes.Insert(0, change) } }).Remembered();

    private static Person Someone(string name) => new(new("fake", "t", name), name);
}
