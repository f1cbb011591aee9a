using ForumBot.Vault.Watching;

namespace ForumBot.Tests.Vault.Watching;

public sealed class OverlapTests
{
    private const string Note =
        "Health visitors spot needs early, and the new autism pathway cut waiting from 70 weeks to twelve. But occupational therapists are stretched, and "
        + "teenagers moving to adult clinics fall through a gap that leaders have known since 2021.";

    public static TheoryData<string> Copies =>
    [
        Note,
        Note.ToUpperInvariant(),
        Note.Replace(",", "", StringComparison.Ordinal).Replace(".", "!", StringComparison.Ordinal),
        Note.Replace("70 weeks", "70  WEEKS", StringComparison.Ordinal).Replace("twelve", "12", StringComparison.Ordinal),
        Note.Replace("early", "eaŕly", StringComparison.Ordinal).Replace("pathway", "páthwäy", StringComparison.Ordinal),
        Note.Replace('a', 'á').Replace('e', 'ë').Replace('i', 'í').Replace('o', 'ø').Replace('u', 'ů'),
        string.Concat(Note.Select(letter => letter is > ' ' and <= '~' ? (char)(letter - '!' + '\uFF01') : letter)),
        Note.Replace("occupational", "occupatoinal", StringComparison.Ordinal),
        "I should not say this but: " + Note + " Don't tell anyone!",
        "They said occupational therapists are stretched, and teenagers moving to adult clinics fall through a gap that leaders have known since 2021",
        "apparently the new autism pathway cut waiting from 70 weeks to twelve and occupational therapists are stretched and teenagers",
        "• Health visitors spot needs early\n• new autism pathway cut waiting from 70 weeks to 12\n• occupational therapist stretched",
        "\u202EHealth\u200B visitors spot needs early, and the new autism pathway cut waiting from 70 weeks",
    ];

    public static TheoryData<string> Others =>
    [
        "thank you for coming to the meeting",
        "Thank you for coming to the meeting today, see you all on Monday at the coffee morning in the library",
        "children and young people with special educational needs and disabilities in the local area",
        "Health visitors spot needs early",
        "the new autism pathway",
        "My son is on the new autism pathway and the waiting has been awful, we are so tired",
        "Who can help with the paper surveys on Thursday between 9 and 12 at the community centre?",
        "education, health and care plans for children and young people with SEND",
        "Occupational therapists will run a workshop for teenagers moving to adult clinics on Friday",
        "today",
        "",
        "!!! ??? ...",
    ];

    [Theory]
    [MemberData(nameof(Copies))]
    public void Text_ThatRepeatsANote_IsSeen(string text) => Assert.True(Repeats(text, Note));

    [Theory]
    [MemberData(nameof(Others))]
    public void Text_OfSomebodysOwn_IsLeftAlone(string text) => Assert.False(Repeats(text, Note));

    [Fact]
    public void Note_MadeOfCommonPhrases_IsNoTrap() => Assert.False(Repeats(
        "thank you for coming to the meeting about children and young people with special educational needs in our local area",
        "Inspectors said thank you for coming to the meeting about children and young people with special educational needs in our local area."));

    [Fact]
    public void ShortNote_RepeatedWhole_IsSeen() =>
        Assert.True(Repeats("so, leaders know gaps but move slowly on transport costs", "Leaders know the gaps, but they move slowly on transport costs."));

    private static bool Repeats(string text, string note) => Overlap.Of(text)?.Repeats(note) == true;
}
