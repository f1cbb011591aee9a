using ForumBot.Messaging;
using ForumBot.Together;
using Microsoft.Extensions.Time.Testing;

namespace ForumBot.Tests.Together;

/// <summary>A code works once, for ten minutes, where it is meant for; and guessing one leads nowhere.</summary>
public sealed class LinkCodesTests
{
    private static readonly Person Ann = new(new("teams", "t", "ann"), "Ann");
    private static readonly PersonId Typer = new("slack", "w", "u1");
    private readonly FakeTimeProvider clock = new();
    private readonly LinkCodes codes;

    public LinkCodesTests() => codes = new(clock);

    [Fact]
    public void Code_TypedOnce_FitsAndNeverAgain()
    {
        var code = Offer();

        var taken = Take(code);

        Assert.Equal((CodeState.Fits, Ann.Id), (taken.State, taken.Offer!.By.Id));
        Assert.Equal(CodeState.Used, Take(code).State);
    }

    [Fact]
    public void Code_AfterTenMinutes_HasRunOut()
    {
        var code = Offer();
        clock.Advance(LinkCodes.Lasts.ToTimeSpan() + TimeSpan.FromSeconds(1));

        Assert.Equal(CodeState.RunOut, Take(code).State);
    }

    [Fact]
    public void Code_WhenThePersonAsksForAnother_HasRunOut()
    {
        var (first, second) = (Offer(), Offer());

        Assert.Equal(CodeState.RunOut, Take(first).State);
        Assert.Equal(CodeState.Fits, Take(second).State);
    }

    [Fact]
    public void Codes_ForAnAccountAndForAForum_RunSideBySide()
    {
        var (account, forum) = (Offer(), Offer("forum-1"));

        Assert.Equal(CodeState.Fits, Take(account).State);
        Assert.Equal(CodeState.Fits, Take(forum, isShared: true).State);
    }

    [Fact]
    public void CodeOfAPerson_TypedWhereOthersReadAlong_IsVoid()
    {
        var code = Offer();

        Assert.Equal(CodeState.SeenByOthers, Take(code, isShared: true).State);
        Assert.Equal(CodeState.RunOut, Take(code).State);
    }

    [Fact]
    public void CodeOfAForum_TypedInAChatOfOnesOwn_IsNotUsedUp()
    {
        var code = Offer("forum-1");

        Assert.Equal(CodeState.NotHere, Take(code).State);
        Assert.Equal(CodeState.Fits, Take(code, isShared: true).State);
    }

    [Fact]
    public void FiveWrongCodes_ShutThatPersonOutForTenMinutesAndNobodyElse()
    {
        var code = Offer();
        for (var i = 0; i < LinkCodes.MostWrong; i++)
        {
            Assert.Equal(CodeState.Unknown, Take("CCCCDDD" + "234679"[i]).State);
        }

        Assert.Equal(CodeState.TooManyWrong, Take(code).State);
        Assert.Equal(CodeState.Fits, codes.Take(Ann.Id, isShared: false, Plain(code)).State);

        clock.Advance(LinkCodes.Pause.ToTimeSpan());
        var later = Offer();
        Assert.Equal(CodeState.Fits, Take(later).State);
    }

    [Fact]
    public void CodesThatWereOnes_TypedAgain_AreNoGuesses()
    {
        var code = Offer();
        Take(code);
        for (var i = 0; i < 2 * LinkCodes.MostWrong; i++)
        {
            Assert.Equal(CodeState.Used, Take(code).State);
        }
    }

    [Fact]
    public void Question_IsAnsweredOnceByWhoeverWasAsked_WithinFiveMinutes()
    {
        var offer = new LinkOffer(Ann, null);
        var first = codes.Hold(Typer, offer);
        var key = codes.Hold(Typer, offer);

        Assert.Null(codes.Answered(Typer, first));
        Assert.Null(codes.Answered(Ann.Id, key));
        Assert.Equal(offer, codes.Answered(Typer, key));
        Assert.Null(codes.Answered(Typer, key));

        var late = codes.Hold(Typer, offer);
        clock.Advance(LinkCodes.Answerable.ToTimeSpan() + TimeSpan.FromSeconds(1));
        Assert.Null(codes.Answered(Typer, late));
    }

    [Fact]
    public void WrongCodes_OfMorePeopleThanAreRemembered_ForgetTheOldest()
    {
        for (var i = 0; i < LinkCodes.MostWrong; i++)
        {
            Take("CCCCDDD" + "234679"[i]);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < LinkCodes.MostTriers; i++)
        {
            codes.Take(new("slack", "w", $"other-{i}"), isShared: false, "CCCCDDD2");
        }

        Assert.Equal(CodeState.Unknown, Take("CCCCDDD2").State);
    }

    private string Offer(string? forumId = null) => codes.Offer(new(Ann, forumId));

    private Taken Take(string code, bool isShared = false) => codes.Take(Typer, isShared, Plain(code));

    private static string Plain(string code) => code.Replace("-", "");
}
