using System.Collections.Concurrent;
using System.Collections.Immutable;
using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;
using ForumBot.Tests.Conversation;
using ForumBot.Tests.Journeys;
using ForumBot.Vault.Notes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ForumBot.Tests.Vault.Proof;

/// <summary>How far the embargo is.</summary>
public enum State
{
    Sealed,
    Recorded,
    Confirmed,
    Opened,
    SealedAgain,
}

/// <summary>Somebody who might try to see the notes, and why they may or may not.</summary>
public enum Who
{
    ChairWhoWasAbsent,
    DeputyInTheRoom,
    NoteTakerInTheRoom,
    MemberInTheRoom,
    AttendeeTheNotesAreKeptFrom,
    AttendeeWhoLeft,
    AttendeeWhoHasNotAccepted,
    AttendeeWhoIsAdminToo,
    Member,
    NoteTakerWhoWasAbsent,
    Lano,
    LanosDeputy,
    TechnicalAdmin,
    Stranger,
    ChairOfAnotherForum,
}

/// <summary>
/// A forum after its feedback meeting, with one note a section that holds a word found nowhere else, and one of everybody. Everything the bot
/// logs is kept, to be searched too.
/// </summary>
internal sealed class ProofWorld : IDisposable
{
    /// <summary>The word that only the note of a section holds.</summary>
    internal static readonly ImmutableDictionary<NoteSection, string> Canaries =
        Enum.GetValues<NoteSection>().ToImmutableDictionary(section => section, section => $"zqx{section.ToString().ToLowerInvariant()}qz");

    /// <summary>The day of the draft, a Sunday, so that nothing works it out by chance.</summary>
    internal const string DraftDay = "25 April";

    private readonly KeptLog log;
    private readonly IReadOnlyDictionary<(Type Kind, string Id), (int Version, object Value)> start;

    private ProofWorld(Inspected inner, KeptLog log, Dictionary<Who, Actor> people)
    {
        (Inner, this.log, People) = (inner, log, people);
        start = inner.Scenario.Store.Keep();
    }

    internal Inspected Inner { get; }

    internal IReadOnlyDictionary<Who, Actor> People { get; }

    internal Scenario Scenario => Inner.Scenario;

    /// <summary>Everything that was logged, with its state, scopes and exceptions.</summary>
    internal string Logged => string.Join('\n', log.Lines);

    internal static async Task<ProofWorld> InAsync(State state, Audience audience = Audience.ForumOnly)
    {
        var log = new KeptLog();
        var inner = await Inspected.AfterFeedbackAsync(audience, services => services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        var people = await PeopleAsync(inner);
        await WriteNotesAsync(inner, people[Who.AttendeeTheNotesAreKeptFrom]);
        await ReachAsync(state, inner);
        return new(inner, log, people);
    }

    /// <summary>Which sections somebody may read, in a dialog and nowhere else. Source: docs/rules.md, CONF-01, 02, 05, 08, 09, 27, 32.</summary>
    internal static IReadOnlyList<NoteSection> MayRead(Who who, State state) => who switch
    {
        Who.DeputyInTheRoom or Who.NoteTakerInTheRoom or Who.MemberInTheRoom => Enum.GetValues<NoteSection>(),
        Who.ChairWhoWasAbsent or Who.Member or Who.NoteTakerWhoWasAbsent or Who.AttendeeWhoHasNotAccepted when state == State.Opened => [NoteSection.Strengths],
        _ => [],
    };

    /// <summary>The store as it was, for the next try.</summary>
    internal void GoBack()
    {
        Scenario.Store.GoBackTo(start);
        Inner.Keys.Mend();
        Scenario.Messenger.Messages.Clear();
        Scenario.Messenger.Updates.Clear();
    }

    public void Dispose() => Inner.Dispose();

    private static async Task<Dictionary<Who, Actor>> PeopleAsync(Inspected inner)
    {
        var kept = await inner.WithRoleAsync("Kit", Role.Representative);
        var left = await inner.WithRoleAsync("Lou", Role.Representative);
        var late = await inner.WithRoleAsync("Nia", Role.Member);
        var both = await inner.WithRoleAsync("Bo", Role.Member);
        var inRoom = await inner.WithRoleAsync("Mia", Role.Member);
        var admin = await inner.WithRoleAsync("Tess", Role.TechnicalAdmin);
        var absent = await inner.WithRoleAsync("Ned", Role.NoteTaker);
        var deputy = await inner.WithRoleAsync("Les", Role.LanoDeputy);
        await inner.Scenario.Store.UpdateAsync<Forum>(inner.Forum.Id, forum => forum with
        {
            // They were in the forum before they were named.
            Memberships =
            [
                .. forum.Memberships.Select(m => m with { From = Instant.FromUtc(2027, 3, 1, 9, 0) }),
                new(both.Self, Role.TechnicalAdmin, Instant.FromUtc(2027, 3, 1, 9, 0), null, inner.Ann.Id),
            ],
        });
        await inner.InTheRoomAsync(kept, left, both, inRoom, inner.Dev, late, inner.Rae);
        await ChangeAsync(inner, inspection => inspection with
        {
            Attendance = inspection.Attendance with
            {
                People = [.. inspection.Attendance.People.Select(one => one.PersonKey == late.Id.Key ? one with { Accepted = null, Terms = null } : one)],
            },
        });
        Assert.Null((await inner.Scenario.Get<ForumRegister>().ChangeAsync(
            inner.Forum.Id, forum => Members.Leave(forum, left.Id, Instant.FromUtc(2027, 3, 19, 16, 0)), TestContext.Current.CancellationToken)).Refusal);
        var other = inner.Scenario.Person("Olu");
        await inner.Scenario.ForumAsync("Elsewhere", inner.Scenario.Channel("elsewhere", other), Audience.ForumOnly, (other, Role.Chair));
        return new()
        {
            [Who.ChairWhoWasAbsent] = inner.Ann,
            [Who.DeputyInTheRoom] = inner.Dev,
            [Who.NoteTakerInTheRoom] = inner.Rae,
            [Who.MemberInTheRoom] = inRoom,
            [Who.AttendeeTheNotesAreKeptFrom] = kept,
            [Who.AttendeeWhoLeft] = left,
            [Who.AttendeeWhoHasNotAccepted] = late,
            [Who.AttendeeWhoIsAdminToo] = both,
            [Who.Member] = inner.Moe,
            [Who.NoteTakerWhoWasAbsent] = absent,
            [Who.Lano] = inner.Lena,
            [Who.LanosDeputy] = deputy,
            [Who.TechnicalAdmin] = admin,
            [Who.Stranger] = inner.Nell,
            [Who.ChairOfAnotherForum] = other,
        };
    }

    private static async Task WriteNotesAsync(Inspected inner, Actor keptFrom)
    {
        var inspection = await inner.InspectionAsync();
        using var key = inner.Keys.Unlock(inner.Forum.Id, inspection.Id);
        var written = new Mark(inner.Rae.Id.Key, "Rae", Instant.FromUtc(2027, 3, 19, 15, 0));
        var writes = new List<DocumentWrite>();
        var book = new VaultBook { ForumId = inner.Forum.Id };
        foreach (var (section, word) in Canaries)
        {
            var id = Guid.NewGuid().ToString("N");
            var text = new NoteText { Section = section, Words = $"They said {word} about it.", SaidBy = "lead inspector", OurThought = $"We think {word} too." };
            var seal = key.Seal(id, 1, System.Text.Encoding.UTF8.GetBytes(DocumentJson.Write(text, typeof(NoteText))));
            writes.Add(DocumentWrite.New(id, new SealedNote
            {
                Id = id,
                ForumId = inner.Forum.Id,
                InspectionId = inspection.Id,
                Versions = [new(1, seal, written)],
                KeptFrom = [SealedNote.MarkOf(inspection.Id, keptFrom.Id.Key)],
            }));
            book = book with { NoteIds = book.NoteIds.Add(id) };
        }

        Assert.Equal(CommitOutcome.Saved, await inner.Scenario.Store.CommitAsync([.. writes, DocumentWrite.New(inspection.Id, book)]));
    }

    private static async Task ReachAsync(State state, Inspected inner)
    {
        await ChangeAsync(inner, inspection => inspection with { Answers = inspection.Answers.Add("FULL-P-02.draft_received", new("2027-04-25", By(inner.Lena, 4, 26))) });
        if (state == State.Sealed)
        {
            return;
        }

        inner.Scenario.Clock.SetUtcNow(new(2027, 5, 20, 11, 0, 0, TimeSpan.Zero));
        const string link = "https://reports.ofsted.gov.uk/provider/44/80001";
        await ChangeAsync(inner, inspection => inspection with { Vouched = inspection.Vouched.Add(inner.Ann.Id.Key, new(link, By(inner.Ann, 5, 18))) });
        if (state >= State.Confirmed)
        {
            await ChangeAsync(inner, inspection => inspection with { Vouched = inspection.Vouched.Add(inner.Dev.Id.Key, new(link, By(inner.Dev, 5, 18))) });
        }

        if (state == State.Opened)
        {
            await ChangeAsync(inner, inspection => inspection with { OpenSections = [NoteSection.Strengths] });
        }

        if (state == State.SealedAgain)
        {
            await ChangeAsync(inner, inspection => inspection with { SealedAgain = By(inner.Ann, 5, 19), OpenSections = [] });
        }
    }

    private static Mark By(Actor who, int month, int day) => new(who.Id.Key, who.Self.Name, Instant.FromUtc(2027, month, day, 9, 0));

    private static async Task ChangeAsync(Inspected inner, Func<Inspection, Inspection> change) =>
        await inner.Scenario.Store.UpdateAsync((await inner.Scenario.ReadAsync(inner.Forum)).InspectionId!, change);

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
