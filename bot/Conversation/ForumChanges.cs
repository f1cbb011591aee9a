using ForumBot.Forums;
using ForumBot.Inspections;
using ForumBot.Storage;

namespace ForumBot.Conversation;

/// <summary>Says when something has changed in a forum that people may have on their screens: its people and places, or its inspection.</summary>
public sealed class ForumChanges
{
    public ForumChanges(WatchedStore store) => store.Saved += Hear;

    /// <summary>This forum has changed, and it is durable. Told on the writer's way back, so a listener only notes it and returns.</summary>
    public event Action<string>? Changed;

    private void Hear(IReadOnlyList<DocumentWrite> writes)
    {
        foreach (var write in writes)
        {
            if (write switch { { Value: Inspection inspection } => inspection.ForumId, { Value: Forum forum } => forum.Id, _ => null } is { } changed)
            {
                Changed?.Invoke(changed);
            }
        }
    }
}
