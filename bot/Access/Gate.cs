using ForumBot.Forums;

namespace ForumBot.Access;

/// <summary>The one place that answers "may this person see or do this, here?".</summary>
public static class Gate
{
    /// <summary>Decides for a person with these roles, in a place with this audience.</summary>
    public static Verdict Decide(RoleSet roles, Permission what, Matter matter, Audience here) =>
        throw new NotImplementedException();
}
