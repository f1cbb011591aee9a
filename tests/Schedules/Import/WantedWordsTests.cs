using ForumBot.Inspections;
using ForumBot.Messaging;
using ForumBot.Schedules;
using ForumBot.Schedules.Import;

namespace ForumBot.Tests.Schedules.Import;

public sealed class WantedWordsTests
{
    private static readonly Person[] People = [Named("ann", "Ann Moore"), Named("rae", "Rae Green"), Named("sam1", "Sam Hill"), Named("sam2", "Sam Hill")];

    public static TheoryData<Recipients, string> Labels => [.. MeetingWords.Labels.Select(label => new TheoryDataRow<Recipients, string>(label.Group, label.Words))];

    [Theory]
    [MemberData(nameof(Labels))]
    public void Label_ThatTheBotWrites_IsReadBack(Recipients group, string words)
    {
        Assert.Equal(new Wanted { Groups = group }, WantedWords.Read(words, People).Wanted);
        Assert.Equal(new Wanted { Groups = group }, WantedWords.Read(char.ToUpperInvariant(words[0]) + words[1..], People).Wanted);
    }

    [Fact]
    public void Everything_ThatTheBotWrites_IsReadBackTogether()
    {
        var everyone = MeetingWords.Groups.Aggregate(Recipients.None, (all, group) => all | group.Group);
        var meeting = new Meeting { Id = "", Title = "", Start = default, End = default, Wanted = new() { Groups = everyone } };
        var words = MeetingWords.Wanted(meeting, new() { Id = "f", Name = "F", LocalArea = "A" }, default);

        Assert.Equal((everyone, null), (WantedWords.Read(words, People).Wanted.Groups, WantedWords.Read(words, People).Wanted.Others));
    }

    [Fact]
    public void People_NamedTwice_AreWantedOnceAndAreNoDoubt()
    {
        var (wanted, unknown) = WantedWords.Read("Rae Green, rae green and the chair", People);

        Assert.Equal([People[1].Id.Key], wanted.People);
        Assert.Empty(unknown);
    }

    [Fact]
    public void Name_ThatNobodyHereHas_IsKeptInWordsAndPointedOut()
    {
        var (wanted, unknown) = WantedWords.Read("Rae Green, Bob Jones", People);

        Assert.Equal("Bob Jones", wanted.Others);
        Assert.Equal("I do not know Bob Jones here, so I cannot tell them.", WantedWords.Doubt(unknown, People));
    }

    [Fact]
    public void Name_ThatTwoHave_IsNotGuessed()
    {
        var (wanted, unknown) = WantedWords.Read("Sam Hill", People);

        Assert.Empty(wanted.People);
        Assert.StartsWith("More than one person here is called Sam Hill", WantedWords.Doubt(unknown, People), StringComparison.Ordinal);
    }

    private static Person Named(string id, string name) => new(new("fake", "t", id), name);
}
