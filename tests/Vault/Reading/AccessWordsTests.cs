using ForumBot.Inspections;
using ForumBot.Vault.Reading;
using NodaTime;

namespace ForumBot.Tests.Vault.Reading;

/// <summary>What the access log says to all who were in the room, those among them from whom a note is kept.</summary>
public sealed class AccessWordsTests
{
    private static readonly Mark Rae = new("fake/t/rae", "Rae", Instant.FromUtc(2027, 3, 19, 17, 2));
    private static readonly LocalDateTime Now = new(2027, 3, 19, 18, 0);

    [Fact]
    public void Work_OnNotes_ReadsAlikeWhateverItWasAndOnWhicheverNote()
    {
        AccessEntry[] entries =
        [
            new(4, AccessKind.KeptFrom, Rae, "b", ""), new(3, AccessKind.Destroyed, Rae, "a", ""), new(2, AccessKind.Changed, Rae, "a", ""), new(1, AccessKind.Wrote, Rae, null, ""),
        ];

        var line = Assert.Single(AccessWords.Of(entries, Now)).ToString();

        Assert.Contains("Rae worked on the notes 4 times", line, StringComparison.Ordinal);
        Assert.DoesNotContain("kept", line, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherThings_ThatOnePersonDid_StayLinesOfTheirOwn()
    {
        AccessEntry[] entries =
        [
            new(3, AccessKind.ListChanged, Rae, "Dev", ""), new(2, AccessKind.ListChanged, Rae, "Ann", ""), new(1, AccessKind.Locked, Rae, null, ""),
        ];

        Assert.Equal(3, AccessWords.Of(entries, Now).Count);
    }
}
