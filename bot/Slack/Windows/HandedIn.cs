using ForumBot.Slack.Inbound;

namespace ForumBot.Slack.Windows;

/// <summary>
/// Knows which piles of windows were handed in lately, and after which presses. What a window does when it is handed in goes out in Slack's own answer, past the
/// answers to earlier presses that are still on their way; none of those may cover it.
/// </summary>
internal sealed class HandedIn
{
    // A pile is open for minutes; of more than these the oldest are forgotten.
    private const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, long> last = [];
    private readonly Queue<(string Pile, long Number)> order = new();
    private long count;

    /// <summary>The window that something was pressed in, with where this press stands among those that were handed in.</summary>
    internal OpenWindow Of(SlackView view)
    {
        lock (gate)
        {
            return new(view.Id, view.Hash, view.Frame.Generation + 1) { Pile = view.Root, After = count };
        }
    }

    /// <summary>This window was handed in, and shows what came of it.</summary>
    internal void Note(SlackView view)
    {
        lock (gate)
        {
            last[view.Root] = ++count;
            order.Enqueue((view.Root, count));
            if (order.Count > Most && order.Dequeue() is var oldest && last.GetValueOrDefault(oldest.Pile) == oldest.Number)
            {
                last.Remove(oldest.Pile);
            }
        }
    }

    /// <summary>True when its pile was handed in after that press.</summary>
    internal bool IsSince(OpenWindow window)
    {
        lock (gate)
        {
            return last.GetValueOrDefault(window.Pile) > window.After;
        }
    }
}
