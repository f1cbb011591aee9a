using ForumBot.Conversation;
using ForumBot.Storage;

namespace ForumBot.Records;

/// <summary>Registers what people can ask about the records that the bot holds on them.</summary>
public static class RecordsServices
{
    /// <summary>Adds "my data" and "forget me". A platform adds a <see cref="KeptKind"/> for each kind of document of its own.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        foreach (var kind in KeptKinds.All)
        {
            services.AddSingleton(kind);
        }

        return services.AddSingleton<RecordKeeper>().AddSingleton<IFeature, RecordsFeature>();
    }
}
