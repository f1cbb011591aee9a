using System.Text.RegularExpressions;
using ForumBot.Cards;
using ForumBot.Conversation;
using ForumBot.Tests.Journeys.Wires;

namespace ForumBot.Tests.Journeys;

/// <summary>One's accounts on both platforms, linked and parted; the forum's conversations on both.</summary>
public sealed partial class AccountsJourneys : Journey
{
    [Theory, MemberData(nameof(Platforms))]
    [Covers("link", Verbs.ConfirmLink, "my accounts", Verbs.SaveWriteTo, "unlink")]
    public async Task Accounts_OfOnePerson_AreLinkedWrittenToWhereTheyLikeAndParted(string platform)
    {
        var (here, there) = (await World.ForumOnAsync(platform), World.OtherThan(platform));
        await LinkAsync(here, there, "link");

        await here.WritesAsync(Who.Member, "my accounts");
        var accounts = await here.SeesAsync(Who.Member, "All of these are one person to me: you");
        await here.FillsAsync(Who.Member, accounts, "Save", $"From now on I write to you in {NameOf(there)}", ("writeto", $"In {NameOf(there)}"));
        await here.WritesAsync(Who.Member, "unlink");
        await here.SeesAsync(Who.Member, "Your accounts are no longer linked");
        await there.SeesAsync(Who.Member, "Your accounts are no longer linked");
        Assert.Equal(there.PersonOf(Who.Member).Id, await World.Get<IIdentities>().KnownAsAsync(there.PersonOf(Who.Member).Id, default));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.MakeLinkCode, Verbs.ShowAccounts, Verbs.Unlink)]
    public async Task Accounts_LinkedByButtons_ArePartedByAButton(string platform)
    {
        var (here, there) = (await World.ForumOnAsync(platform), World.OtherThan(platform));
        await here.WritesAsync(Who.Member, "my accounts");
        var none = await here.SeesAsync(Who.Member, "Do you use me in two apps?");
        await ConfirmAsync(there, CodeOn(await here.PressesAsync(Who.Member, none, "Get a code", "Your code for the other app")));

        var linked = await here.SeesAsync(Who.Member, "Your accounts are linked");
        var accounts = await here.PressesAsync(Who.Member, linked, "My accounts", "All of these are one person to me: you");
        await here.PressesAsync(Who.Member, accounts, "Unlink", "Your accounts are no longer linked");
        await there.SeesAsync(Who.Member, "Your accounts are no longer linked");
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers(Verbs.RefuseLink)]
    public async Task Code_OfSomebodyElse_LinksNothingAndBothHear(string platform)
    {
        var (here, there) = (await World.ForumOnAsync(platform), World.OtherThan(platform));
        await there.WritesAsync(Who.Stranger, "link");
        var code = CodeOn(await there.SeesAsync(Who.Stranger, "Your code for the other app"));

        await here.WritesAsync(Who.Member, $"link {code}");
        await here.PressesAsync(Who.Member, await here.SeesAsync(Who.Member, "Is this you?"), "No", "Nothing was changed");

        await there.SeesAsync(Who.Stranger, "Nothing was changed");
        Assert.Equal(there.PersonOf(Who.Stranger).Id, await World.Get<IIdentities>().KnownAsAsync(there.PersonOf(Who.Stranger).Id, default));
    }

    [Theory, MemberData(nameof(Platforms))]
    [Covers("link this forum", "conversations", Verbs.MakePlaceCode, Verbs.RemovePlace, Verbs.ShowPlaces)]
    public async Task Conversation_OnTheOtherPlatform_IsAddedByACodeAndTakenBack(string platform)
    {
        await World.On(platform).AddsTheBotAsync(Who.Chair);
        var (here, there) = (await World.ForumOnAsync(platform), World.OtherThan(platform));
        await here.WritesAsync(Who.Chair, "link this forum");
        var code = CodeOn(await here.SeesAsync(Who.Chair, "A code for another conversation"));
        await there.SaysAsync(Who.Member, $"link {code}");
        await there.AllSeeAsync("This conversation is now for Anytown Forum");
        var added = await here.SeesAsync(Who.Chair, "Anytown Forum now works in one more conversation");
        await here.PressesAsync(Who.Chair, added, "Conversations", "Where Anytown Forum works");
        await here.PressesAsync(Who.Chair, added, "Take it back", "I no longer work for the forum there");
        Assert.Equal([here.Channel.Id.Key], (await World.ForumNowAsync()).Places.Keys);

        await here.WritesAsync(Who.Chair, "conversations");
        var where = await here.SeesAsync(Who.Chair, "Where Anytown Forum works");
        Assert.Contains($"{here.ChannelName}: ", where.Words);
        Assert.DoesNotContain(here.Channel.Id.Conversation, where.Words, StringComparison.OrdinalIgnoreCase);
        await here.PressesAsync(Who.Chair, where, "Get a code for another", "A code for another conversation");
    }

    private static async Task LinkAsync(IWire here, IWire there, string words)
    {
        await here.WritesAsync(Who.Member, words);
        var code = CodeOn(await here.SeesAsync(Who.Member, "Your code for the other app"));
        await ConfirmAsync(there, code);
        await here.SeesAsync(Who.Member, "Your accounts are linked");
        // And the other way round, so that the question is answered on this platform too.
        await here.WritesAsync(Who.Deputy, "hello");
        await there.WritesAsync(Who.Deputy, "link");
        code = CodeOn(await there.SeesAsync(Who.Deputy, "Your code for the other app"));
        await here.WritesAsync(Who.Deputy, $"link {code}");
        await here.PressesAsync(Who.Deputy, await here.SeesAsync(Who.Deputy, "Is this you?"), "Yes, both are me", "Your accounts are linked");
    }

    private static async Task<Seen> ConfirmAsync(IWire there, string code)
    {
        await there.WritesAsync(Who.Member, $"link {code}");
        return await there.PressesAsync(Who.Member, await there.SeesAsync(Who.Member, "Is this you?"), "Yes, both are me", "Your accounts are linked");
    }

    private static string NameOf(IWire wire) => char.ToUpperInvariant(wire.Platform[0]) + wire.Platform[1..];

    // It is on the card, not among the words that a lock screen shows.
    private static string CodeOn(Seen seen) => Code().Match(seen.Native.ToString()!).Value;

    [GeneratedRegex("(?<=link )[A-Z0-9]{4}-[A-Z0-9]{4}")]
    private static partial Regex Code();
}
