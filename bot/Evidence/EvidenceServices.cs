using ForumBot.Conversation;

namespace ForumBot.Evidence;

/// <summary>Registers the forms and the contacts.</summary>
public static class EvidenceServices
{
    /// <summary>Adds the evidence forms and the contacts.</summary>
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services
        .AddSingleton<IFeature, EvidenceFeature>()
        .AddSingleton<IFeature, ContactsFeature>();
}
