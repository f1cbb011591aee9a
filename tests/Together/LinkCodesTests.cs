using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Together;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Together;

/// <summary>A code works once, for ten minutes, where it is meant for; and guessing one leads nowhere.</summary>
public sealed class LinkCodesTests
{
    private static readonly Person Ann = new(new("teams", "t", "ann"), "Ann");
    private static readonly PersonId Typer = new("slack", "w", "u1");
    private static readonly PersonId Sam = new("slack", "w", "u2");
    private readonly FakeTimeProvider clock = new();
    private readonly InMemoryDocumentStore store = new();
    private readonly EphemeralDataProtectionProvider ring = new();
    private LinkCodes codes;

    public LinkCodesTests() => codes = New(ring);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_TypedOnce_FitsAndNeverAgain()
    {
        var code = await Offer();

        var taken = await Take(code);

        Assert.Equal((CodeState.Fits, Ann.Id), (taken.State, taken.Offer!.By.Id));
        Assert.Equal(CodeState.Used, (await Take(code)).State);
    }

    [Fact]
    public async Task Code_AfterTenMinutes_HasRunOut()
    {
        var code = await Offer();
        clock.Advance(LinkCodes.Lasts.ToTimeSpan() + TimeSpan.FromSeconds(1));

        Assert.Equal(CodeState.RunOut, (await Take(code)).State);
    }

    [Fact]
    public async Task Code_WhenThePersonAsksForAnother_HasRunOut()
    {
        var (first, second) = (await Offer(), await Offer());

        Assert.Equal(CodeState.RunOut, (await Take(first)).State);
        Assert.Equal(CodeState.Fits, (await Take(second)).State);
    }

    [Fact]
    public async Task Codes_ForAnAccountAndForAForum_RunSideBySide()
    {
        var (account, forum) = (await Offer(), await Offer("forum-1"));

        Assert.Equal(CodeState.Fits, (await Take(account)).State);
        Assert.Equal(CodeState.Fits, (await Take(forum, isShared: true)).State);
    }

    [Fact]
    public async Task CodeOfAPerson_TypedWhereOthersReadAlong_IsVoid()
    {
        var code = await Offer();

        Assert.Equal(CodeState.SeenByOthers, (await Take(code, isShared: true)).State);
        Assert.Equal(CodeState.RunOut, (await Take(code)).State);
    }

    [Fact]
    public async Task CodeOfAForum_TypedInAChatOfOnesOwn_IsNotUsedUp()
    {
        var code = await Offer("forum-1");

        Assert.Equal(CodeState.NotHere, (await Take(code)).State);
        Assert.Equal(CodeState.Fits, (await Take(code, isShared: true)).State);
    }

    [Fact]
    public async Task FiveWrongCodes_ShutThatPersonOutForTenMinutesAndNobodyElse()
    {
        var code = await Offer();
        for (var i = 0; i < LinkCodes.MostWrong; i++)
        {
            Assert.Equal(CodeState.Unknown, (await Take("CCCCDDD" + "234679"[i])).State);
        }

        Assert.Equal(CodeState.TooManyWrong, (await Take(code)).State);
        Assert.Equal(CodeState.Fits, (await codes.TakeAsync(Sam, isShared: false, null, Plain(code), Ct)).State);

        clock.Advance(LinkCodes.Pause.ToTimeSpan());
        var later = await Offer();
        Assert.Equal(CodeState.Fits, (await Take(later)).State);
    }

    [Fact]
    public async Task CodesThatWereOnes_TypedAgain_AreNoGuesses()
    {
        var code = await Offer();
        await Take(code);
        for (var i = 0; i < 2 * LinkCodes.MostWrong; i++)
        {
            Assert.Equal(CodeState.Used, (await Take(code)).State);
        }
    }

    [Fact]
    public async Task Question_IsAnsweredOnceByWhoeverWasAsked_WithinFiveMinutes()
    {
        var offer = new LinkOffer(Ann, null);
        var first = await codes.HoldAsync(Typer, offer, Ct);
        var key = await codes.HoldAsync(Typer, offer, Ct);

        Assert.Null(await codes.AnsweredAsync(Typer, first, Ct));
        Assert.Null(await codes.AnsweredAsync(Ann.Id, key, Ct));
        Assert.Equal(offer, await codes.AnsweredAsync(Typer, key, Ct));
        Assert.Null(await codes.AnsweredAsync(Typer, key, Ct));

        var late = await codes.HoldAsync(Typer, offer, Ct);
        clock.Advance(LinkCodes.Answerable.ToTimeSpan() + TimeSpan.FromSeconds(1));
        Assert.Null(await codes.AnsweredAsync(Typer, late, Ct));
    }

    [Fact]
    public async Task WrongCodes_OfMorePeopleThanAreRemembered_ForgetTheOldest()
    {
        for (var i = 0; i < LinkCodes.MostWrong; i++)
        {
            await Take("CCCCDDD" + "234679"[i]);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < LinkCodes.MostTriers; i++)
        {
            await codes.TakeAsync(new("slack", "w", $"other-{i}"), isShared: false, null, "CCCCDDD2", Ct);
        }

        Assert.Equal(CodeState.Unknown, (await Take("CCCCDDD2")).State);
    }

    [Fact]
    public async Task Code_TypedByItsOwnerWhereTheyGotIt_IsNotUsedUp()
    {
        var code = await Offer();

        Assert.Equal(CodeState.SameAccount, (await codes.TakeAsync(Ann.Id, isShared: false, null, Plain(code), Ct)).State);
        Assert.Equal(CodeState.Fits, (await Take(code)).State);
    }

    [Fact]
    public async Task CodeOfAForum_TypedWhereTheForumWorksAlready_IsNotUsedUp()
    {
        var code = await Offer("forum-1");

        Assert.Equal(CodeState.SameForum, (await codes.TakeAsync(Typer, isShared: true, "forum-1", Plain(code), Ct)).State);
        Assert.Equal(CodeState.Fits, (await Take(code, isShared: true)).State);
    }

    [Fact]
    public async Task Code_AfterARestart_WorksOnceAndStillRunsOut()
    {
        var (code, other) = (await Offer(), await Offer("forum-1"));

        Restart();
        Assert.Equal((CodeState.Fits, Ann), ((await Take(code)) is var taken ? taken.State : default, taken.Offer!.By));
        Restart();
        Assert.Equal(CodeState.Used, (await Take(code)).State);
        clock.Advance(LinkCodes.Lasts.ToTimeSpan() + TimeSpan.FromSeconds(1));
        Assert.Equal(CodeState.RunOut, (await Take(other, isShared: true)).State);
    }

    [Fact]
    public async Task Guesser_WhoWasShutOut_IsShutOutAfterARestart()
    {
        var code = await Offer();
        for (var i = 0; i < LinkCodes.MostWrong; i++)
        {
            await Take("CCCCDDD" + "234679"[i]);
        }

        Restart();

        Assert.Equal(CodeState.TooManyWrong, (await Take(code)).State);
    }

    [Fact]
    public async Task Question_AfterARestart_IsStillAnswered()
    {
        var offer = new LinkOffer(Ann, null);
        var key = await codes.HoldAsync(Typer, offer, Ct);

        Restart();

        Assert.Equal(offer, await codes.AnsweredAsync(Typer, key, Ct));
    }

    [Fact]
    public async Task Code_InTheStore_IsNowhereInClearNorAHashThatTheStoreAloneCanTryOut()
    {
        var code = await Offer();
        await Take("CCCCDDD2");

        var kept = store.Keep().SelectMany(one => new[] { one.Key.Id, DocumentJson.Write(one.Value.Value, one.Key.Kind) }).ToList();
        string[] guesses = [Plain(code), code, Hash(Plain(code)), Hash(code)];
        Assert.All(kept, text => Assert.DoesNotContain(guesses, guess => text.Contains(guess, StringComparison.OrdinalIgnoreCase)));

        // With another ring the same store knows no such code: the key is under seal.
        codes = New(new EphemeralDataProtectionProvider());
        Assert.Equal(CodeState.Unknown, (await Take(code)).State);
        Assert.Equal(CodeState.Fits, (await Take(await Offer())).State);
    }

    [Fact]
    public async Task Code_UsedByTwoAtOnce_FitsOne()
    {
        var code = await Offer();
        store.BeforeCommit = async _ => Assert.Equal(CodeState.Fits, (await codes.TakeAsync(Sam, isShared: false, null, Plain(code), Ct)).State);

        Assert.Equal(CodeState.Used, (await Take(code)).State);
    }

    [Fact]
    public async Task Codes_OfOnePerson_AreNoMoreThanAFew()
    {
        var first = await Offer();
        for (var i = 0; i < 3 * LinkCodes.MostOfOne; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Offer();
        }

        Assert.Equal(LinkCodes.MostOfOne, (await store.AllAsync<LinkCode>(Ct)).Count);
        Assert.Equal(CodeState.Unknown, (await Take(first)).State);
    }

    [Fact]
    public async Task Sweep_TakesAwayWhatIsOverAndNothingElse()
    {
        var code = await Offer();
        await Take("CCCCDDD2");
        await codes.HoldAsync(Typer, new(Ann, null), Ct);
        await codes.SweepAsync(Ct);
        Assert.Equal((1, 1, 1), await CountAsync());

        clock.Advance(LinkCodes.Pause.ToTimeSpan());
        await codes.SweepAsync(Ct);
        Assert.Equal((1, 0, 0), await CountAsync());

        clock.Advance(TimeSpan.FromDays(1));
        await codes.SweepAsync(Ct);
        Assert.Equal((0, 0, 0), await CountAsync());
        Assert.Equal(CodeState.Unknown, (await Take(code)).State);
    }

    private async Task<(int Codes, int Wrong, int Questions)> CountAsync() =>
        ((await store.AllAsync<LinkCode>(Ct)).Count, (await store.AllAsync<WrongCodes>(Ct)).Count, (await store.AllAsync<LinkQuestion>(Ct)).Count);

    // What is kept is read again as it was written.
    private void Restart()
    {
        store.GoBackTo(store.Keep().ToDictionary(
            one => one.Key, one => (one.Value.Version, DocumentJson.Read(DocumentJson.Write(one.Value.Value, one.Key.Kind), one.Key.Kind))));
        codes = New(ring);
    }

    private LinkCodes New(IDataProtectionProvider by) => new(store, new CodeHashes(store, by), clock);

    private async Task<string> Offer(string? forumId = null) => await codes.OfferAsync(new(Ann, forumId), Ct);

    private async Task<Taken> Take(string code, bool isShared = false) => await codes.TakeAsync(Typer, isShared, null, Plain(code), Ct);

    private static string Hash(string code) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)));

    private static string Plain(string code) => code.Replace("-", "");
}
