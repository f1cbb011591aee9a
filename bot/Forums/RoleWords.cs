namespace ForumBot.Forums;

/// <summary>Roles and audiences as people say them.</summary>
public static class RoleWords
{
    /// <summary>"chair", "note-taker", "LANO"; fits after "is".</summary>
    public static string Say(this Role role) => role switch
    {
        Role.Chair => "chair",
        Role.Deputy => "deputy chair",
        Role.Representative => "representative",
        Role.Member => "member",
        Role.NoteTaker => "note-taker",
        Role.Lano => "LANO",
        Role.LanoDeputy => "LANO’s deputy",
        Role.TechnicalAdmin => "technical admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No words for this role."),
    };

    /// <summary>Who reads along, as a fact about a conversation.</summary>
    public static string SayAsFact(this Audience audience) => audience == Audience.Open ? "I treat it as open to anyone" : audience.Say();

    /// <summary>Who reads along, as an answer to choose to "who can read this conversation?".</summary>
    public static string Say(this Audience audience) => audience switch
    {
        Audience.OnePerson => "Only you",
        Audience.ForumOnly => "Only forum members",
        Audience.ForumAndArea => "Forum members and council officers",
        _ => "Anyone, or I am not sure",
    };
}
