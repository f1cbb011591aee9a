namespace ForumBot.Benchmarks;

/// <summary>What reminders cost: planning for many inspections, and telling many people at once.</summary>
internal static class Reminding
{
    internal static async Task<int> RunAsync()
    {
        await PlanningCost.RunAsync();
        await FanoutCost.RunAsync();
        return 0;
    }
}
