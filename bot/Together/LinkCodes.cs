using System.Security.Cryptography;
using System.Text;
using ForumBot.Cards;
using ForumBot.Inspections;
using ForumBot.Messaging;
using NodaTime;

namespace ForumBot.Together;

/// <summary>
/// The one-time codes that are running: of each a keyed hash, never the code. A code is found by its hash, so the time that takes tells nothing, and the key is
/// this process's own, so that a hash alone cannot be tried out. In memory alone: a restart voids what is running, and people ask for a new one.
/// <para>
/// Guessing: a code runs for ten minutes, each person has one of each kind, and five wrong tries shut a person out for ten minutes. At that pace somebody who
/// tries for a whole year while a hundred codes are running has a chance of one in two thousand. And a code that fits only asks: whoever typed it has to say
/// that both accounts are theirs, for somebody may have been told to type it.
/// </para>
/// </summary>
internal sealed class LinkCodes(TimeProvider time)
{
    /// <summary>How long a code can be used.</summary>
    internal static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>How long nobody who tried too many wrong ones can try another, and how long a wrong try counts.</summary>
    internal static readonly Duration Pause = Duration.FromMinutes(10);

    /// <summary>How long somebody who typed a code has to say whether both accounts are theirs.</summary>
    internal static readonly Duration Answerable = Duration.FromMinutes(5);

    internal const int MostWrong = 5;

    // How long a code that is over is still known as one that was.
    private static readonly Duration Remembered = Duration.FromDays(1);
    private const int MostCodes = 10_000;
    internal const int MostTriers = 10_000;
    private const int MostWaiting = 10_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Running> codes = [];
    private readonly Dictionary<PersonId, List<Instant>> wrong = [];
    private readonly Dictionary<PersonId, Waiting> waiting = [];

    /// <summary>Until when a code that is made now works, as people say it: "9:10am".</summary>
    internal static string RunsUntil(Instant now) => (now + Lasts).InZone(London.Zone).TimeOfDay.Say();

    /// <summary>A code for this offer. The one this person had before for the same is void.</summary>
    internal string Offer(LinkOffer offer)
    {
        var code = CodeText.New();
        lock (gate)
        {
            foreach (var (hash, earlier) in codes.ToList())
            {
                if (Now - earlier.Made > Remembered)
                {
                    codes.Remove(hash);
                }
                else if (earlier.Offer.By.Id == offer.By.Id && earlier.Offer.ForumId == offer.ForumId)
                {
                    codes[hash] = earlier with { IsOver = true };
                }
            }

            if (codes.Count >= MostCodes)
            {
                codes.Remove(codes.MinBy(pair => pair.Value.Made).Key);
            }

            codes[HashOf(string.Concat(code.Where(char.IsAsciiLetterOrDigit)))] = new(offer, Now);
        }

        return code;
    }

    /// <summary>
    /// Takes a code that somebody typed, so that nobody can use it again. One for a person's own accounts is void once it stands where others read along; one for a
    /// forum's conversation is left running in somebody's own chat.
    /// </summary>
    internal Taken Take(PersonId by, bool isShared, string code)
    {
        lock (gate)
        {
            if (IsPaused(by))
            {
                return new(CodeState.TooManyWrong);
            }

            if (!codes.TryGetValue(HashOf(code), out var found))
            {
                Mistrust(by);
                return new(CodeState.Unknown);
            }

            var state = found switch
            {
                { IsUsed: true } => CodeState.Used,
                { IsOver: true } => CodeState.RunOut,
                _ when Now - found.Made > Lasts => CodeState.RunOut,
                { Offer.ForumId: not null } when !isShared => CodeState.NotHere,
                { Offer.ForumId: null } when isShared => CodeState.SeenByOthers,
                _ => CodeState.Fits,
            };
            if (state is CodeState.SeenByOthers or CodeState.Fits)
            {
                codes[HashOf(code)] = found with { IsUsed = state == CodeState.Fits, IsOver = true };
            }

            return new(state, found.Offer);
        }
    }

    /// <summary>
    /// Somebody typed a fitting code for accounts and has to say whether both are theirs. Returns what their answer has to name. The question they had before is void.
    /// </summary>
    internal string Hold(PersonId typed, LinkOffer offer)
    {
        lock (gate)
        {
            foreach (var (person, question) in waiting.ToList())
            {
                if (Now - question.Since > Answerable)
                {
                    waiting.Remove(person);
                }
            }

            if (waiting.Count >= MostWaiting)
            {
                waiting.Remove(waiting.MinBy(pair => pair.Value.Since).Key);
            }

            var key = RandomNumberGenerator.GetHexString(32);
            waiting[typed] = new(key, offer, Now);
            return key;
        }
    }

    /// <summary>The offer this person was asked about, once; null when they were not, have answered, or took longer than <see cref="Answerable"/>.</summary>
    internal LinkOffer? Answered(PersonId typed, string key)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(typed, out var question) || question.Key != key)
            {
                return null;
            }

            waiting.Remove(typed);
            return Now - question.Since > Answerable ? null : question.Offer;
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private bool IsPaused(PersonId by) => wrong.TryGetValue(by, out var tries) && tries.Count(at => Now - at < Pause) >= MostWrong;

    private void Mistrust(PersonId by)
    {
        if (wrong.Count >= MostTriers)
        {
            foreach (var (person, tries) in wrong.ToList())
            {
                if (tries.TrueForAll(at => Now - at >= Pause))
                {
                    wrong.Remove(person);
                }
            }

            if (wrong.Count >= MostTriers && !wrong.ContainsKey(by))
            {
                wrong.Remove(wrong.MinBy(pair => pair.Value[^1]).Key);
            }
        }

        if (!wrong.TryGetValue(by, out var mine))
        {
            wrong[by] = mine = [];
        }

        mine.RemoveAll(at => Now - at >= Pause);
        mine.Add(Now);
    }

    private string HashOf(string code) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(code)));

    private sealed record Waiting(string Key, LinkOffer Offer, Instant Since);

    private sealed record Running(LinkOffer Offer, Instant Made)
    {
        internal bool IsUsed { get; init; }

        internal bool IsOver { get; init; }
    }
}

/// <summary>What a code is for: another account of the person who asked for it, or with <see cref="ForumId"/> another conversation of that forum.</summary>
/// <param name="By">Who asked, by the account they asked with.</param>
/// <param name="ForumId">The forum; null for a person's own accounts.</param>
internal sealed record LinkOffer(Person By, string? ForumId);

/// <summary>What came of a code that somebody typed; <see cref="Offer"/> is there for every code that is or was one.</summary>
internal sealed record Taken(CodeState State, LinkOffer? Offer = null);

/// <summary>How it stands with a code.</summary>
internal enum CodeState
{
    /// <summary>It is good, and used from now on.</summary>
    Fits,
    /// <summary>There is no such code.</summary>
    Unknown,
    /// <summary>Its ten minutes are over, or its owner has a newer one.</summary>
    RunOut,
    /// <summary>It was used before.</summary>
    Used,
    /// <summary>It is for a channel or group chat and was typed in somebody's own chat.</summary>
    NotHere,
    /// <summary>It was for one person alone and stood where others read along: it is void.</summary>
    SeenByOthers,
    /// <summary>Too many wrong ones came from this person; the code was not even looked at.</summary>
    TooManyWrong,
}
