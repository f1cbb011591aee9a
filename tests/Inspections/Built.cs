using ForumBot.Inspections;
using ForumBot.Inspections.Loading;

namespace ForumBot.Tests.Inspections;

/// <summary>The playbooks and the calendar that come with the bot, read once.</summary>
internal static class Built
{
    public static PlaybookShelf Shelf { get; } = Read();

    public static WorkingDays Calendar { get; } = new(BankHolidayFile.LoadBuiltIn().Holidays!);

    public static Playbook Full { get; } = Shelf.Exactly("area-send-full", "2025-07-07")!;

    private static PlaybookShelf Read()
    {
        var load = PlaybookFolder.LoadBuiltIn();
        return load.Shelf ?? throw new InvalidOperationException(string.Join(Environment.NewLine, load.Mistakes));
    }
}
