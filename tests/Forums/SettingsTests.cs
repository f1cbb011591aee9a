using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;
using ForumBot.Tests.Conversation;
using NodaTime;

namespace ForumBot.Tests.Forums;

public sealed class SettingsTests : IDisposable
{
    private readonly Scenario scenario = new();
    private readonly Actor ann;
    private readonly Actor cat;
    private readonly Place channel;

    public SettingsTests()
    {
        ann = scenario.Person("Ann");
        cat = scenario.Person("Cat");
        channel = scenario.Channel("general", ann, cat);
    }

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Settings_AskedByTheChairInAChannel_SetWhoReadsIt()
    {
        var forum = await ForumAsync();
        var card = (await ann.Says("settings", channel)).Card;

        var saved = await ann.Presses(card, "Save who can read", new { audience = "ForumAndArea" });

        Assert.Contains("Forum members and council officers", saved.Text);
        Assert.Equal(Audience.ForumAndArea, (await scenario.ReadAsync(forum)).AudienceOf(channel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OnePerson")]
    [InlineData("2")]
    public async Task SetAudience_ToSomethingElse_ChangesNothing(string audience)
    {
        var forum = await ForumAsync();

        var answer = await ann.PressesVerb(Verbs.SetAudience, new { audience }, channel);

        Assert.Contains("Nothing was changed", answer.Text);
        Assert.Equal(Audience.Open, (await scenario.ReadAsync(forum)).AudienceOf(channel));
    }

    [Fact]
    public async Task SetAudience_ByAMember_LooksLikeNothing()
    {
        var forum = await ForumAsync();

        var answer = await cat.PressesVerb(Verbs.SetAudience, new { audience = "ForumOnly" }, channel);

        Assert.Equal(NoticeCard.NotFound().Title, answer.Card.Title);
        Assert.Equal(Audience.Open, (await scenario.ReadAsync(forum)).AudienceOf(channel));
    }

    [Fact]
    public async Task SetAudience_OfAnotherForumsPlace_ChangesNothing()
    {
        await ForumAsync();
        var others = scenario.Channel("others", cat);
        var other = await scenario.ForumAsync("Elsewhere", others, Audience.Open, (scenario.Person("Olu"), Role.Chair));

        var answer = await ann.PressesVerb(Verbs.SetAudience, new { audience = "ForumOnly", place = others.Id.Key });

        Assert.Contains("not your forum’s", answer.Text);
        Assert.Equal(Audience.Open, (await scenario.ReadAsync(other)).AudienceOf(others));
    }

    [Fact]
    public async Task Settings_OfAMember_HoldNothingForTheChair()
    {
        await ForumAsync();

        var card = (await cat.Says("settings", channel)).Card;

        Assert.Equal(["My accounts", "Leave the forum"], Walk.ButtonsOf(card).Select(b => b.Title));
        Assert.Empty(Walk.FieldsOf(card));
    }

    [Fact]
    public async Task LeaveForum_AfterAskingOnce_Leaves()
    {
        var forum = await ForumAsync();
        var settings = (await cat.Says("settings")).Card;
        var sure = (await cat.Presses(settings, "Leave the forum")).Card;

        var left = await cat.Presses(sure, "Yes, leave");

        Assert.Contains("You have left Anytown", left.Text);
        Assert.Equal(RoleSet.None, (await scenario.ReadAsync(forum)).RolesOf(cat.Id));
    }

    [Fact]
    public async Task LeaveForum_AsTheLastChair_IsRefused()
    {
        await ForumAsync();

        Assert.Contains("A forum needs a chair", (await ann.PressesVerb(Verbs.LeaveForum)).Text);
    }

    [Fact]
    public async Task ForumDetails_FilledIn_AreKept()
    {
        var forum = await ForumAsync();
        var form = await DetailsAsync();

        var saved = await ann.Presses(form, "Save", new
        {
            name = "Anytown Parents",
            safeguarding = "01234 567890",
            sendiass = "Anytown SENDIASS",
            mailbox = "team@example.gov.uk",
            break_name = "Easter",
            break_first = "2027-03-26",
            break_last = "2027-04-09",
        });

        Assert.Contains("Easter: Friday 26 March 2027 to Friday 9 April 2027", saved.Text);
        Assert.Equal("Anytown Parents", (await scenario.ReadAsync(forum)).Name);
        var area = (await scenario.ReadAsync(forum)).Area;
        Assert.Equal("01234 567890", area.SafeguardingContact);
        Assert.Equal("team@example.gov.uk", area.InspectorsMailbox);
        Assert.Equal(new SchoolBreak("Easter", new LocalDate(2027, 3, 26), new LocalDate(2027, 4, 9)), area.SchoolBreaks.Single());

        var removed = await ann.Presses(saved.Card, "Remove");
        Assert.Contains("That holiday is removed", removed.Text);
        Assert.Empty((await scenario.ReadAsync(forum)).Area.SchoolBreaks);
    }

    [Theory]
    [InlineData("mailbox", "not an address", "not an email address")]
    [InlineData("mailbox", "Team <team@example.gov.uk>", "not an email address")]
    [InlineData("break_name", "Easter", "Choose the first day")]
    [InlineData("break_first", "2027-03-26", "Type what the holiday is called")]
    [InlineData("break_first", "tomorrow", "Choose the first day")]
    [InlineData("name", "x", "Type the name of your forum")]
    [InlineData("area", "x", "Type the council area")]
    public async Task ForumDetails_WithAMistake_SayWhichAndKeepWhatWasTyped(string field, string value, string sentence)
    {
        var forum = await ForumAsync();
        var form = await DetailsAsync();

        var answer = await ann.Presses(form, "Save", new Dictionary<string, string> { [field] = value, ["safeguarding"] = "01234 567890" });

        Assert.Contains(sentence, answer.Text);
        Assert.Contains("01234 567890", answer.Text);
        Assert.Contains(value, Walk.FieldsOf(answer.Card).Select(f => f.Value));
        Assert.Null((await scenario.ReadAsync(forum)).Area.SafeguardingContact);
    }

    [Theory]
    [InlineData("2027-04-09", "2027-03-26", "before the first day")]
    [InlineData("2027-03-26", "2027-06-26", "longer than 10 weeks")]
    [InlineData("2027-02-15", "2027-02-16", "in “Half term” already")]
    public async Task ForumDetails_WithImpossibleHolidays_SayWhy(string first, string last, string sentence)
    {
        await ForumAsync();
        var half = await ann.Presses(await DetailsAsync(), "Save", new { break_name = "Half term", break_first = "2027-02-15", break_last = "2027-02-19" });

        var answer = await ann.Presses(half.Card, "Save", new { break_name = "Easter", break_first = first, break_last = last });

        Assert.Contains(sentence, answer.Text);
    }

    [Fact]
    public async Task ForumDetails_OnAnOlderForm_KeepWhatSomebodyElseSavedMeanwhile()
    {
        var forum = await ForumAsync();
        var older = await DetailsAsync();
        await ann.Presses(await DetailsAsync(), "Save", new { safeguarding = "01632 960001", name = "Anytown Parents" });

        var corrected = await ann.Presses(older, "Save", new { sendiass = "01632 960002", mailbox = "not an address" });
        await ann.Presses(corrected.Card, "Save", new { mailbox = "team@example.gov.uk" });

        var after = await scenario.ReadAsync(forum);
        Assert.Equal("01632 960001", after.Area.SafeguardingContact);
        Assert.Equal("01632 960002", after.Area.Sendiass);
        Assert.Equal("team@example.gov.uk", after.Area.InspectorsMailbox);
        Assert.Equal("Anytown Parents", after.Name);
    }

    [Fact]
    public async Task ForumDetails_WithAnEmptiedField_ForgetIt()
    {
        var forum = await ForumAsync();
        var saved = await ann.Presses(await DetailsAsync(), "Save", new { safeguarding = "01632 960001" });

        await ann.Presses(saved.Card, "Save", new { safeguarding = "" });

        Assert.Null((await scenario.ReadAsync(forum)).Area.SafeguardingContact);
    }

    [Theory]
    [InlineData("safeguarding", 201, "at most 200 letters")]
    [InlineData("sendiass", 201, "at most 200 letters")]
    [InlineData("break_name", 81, "at most 80 letters")]
    public async Task ForumDetails_ThatAreTooLong_AreRefused(string field, int length, string sentence)
    {
        await ForumAsync();

        var answer = await ann.Presses(await DetailsAsync(), "Save", new Dictionary<string, string> { [field] = new('x', length) });

        Assert.Contains(sentence, answer.Text);
    }

    [Theory]
    [InlineData("2015-12-31", "2016-01-02")]
    [InlineData("2061-04-01", "2061-04-09")]
    public async Task ForumDetails_WithHolidaysFarFromToday_AreRefused(string first, string last)
    {
        await ForumAsync();

        var answer = await ann.Presses(await DetailsAsync(), "Save", new { break_name = "Easter", break_first = first, break_last = last });

        Assert.Contains("Please check the year", answer.Text);
    }

    [Fact]
    public async Task SetAudience_ToOpen_IsSaidAsAFact()
    {
        await ForumAsync();

        var answer = await ann.Presses((await ann.Says("settings", channel)).Card, "Save who can read", new { audience = "Open" });

        Assert.Contains("I treat it as open to anyone", answer.Text);
    }

    [Fact]
    public async Task ForumDetails_ByAMember_LookLikeNothing()
    {
        await ForumAsync();

        foreach (var verb in new[] { Verbs.ShowForumDetails, Verbs.SaveForumDetails, Verbs.RemoveSchoolBreak })
        {
            Assert.Equal(NoticeCard.NotFound().Title, (await cat.PressesVerb(verb, new { mailbox = "a@b.org" })).Card.Title);
        }
    }

    private Task<Forum> ForumAsync() =>
        scenario.ForumAsync("Anytown", channel, Audience.Open, (ann, Role.Chair), (cat, Role.Member));

    private async Task<Card> DetailsAsync() => (await ann.Presses((await ann.Says("settings")).Card, "Forum details")).Card;
}
