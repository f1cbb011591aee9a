using static ForumBot.Tests.Slack.FakeSlack;

namespace ForumBot.Tests.Slack;

/// <summary>What Slack does with windows and home tabs.</summary>
internal sealed partial class FakeWorkspace
{
    private Answer Open(Call call, bool onTop)
    {
        var trigger = call["trigger_id"] ?? "";
        if (!triggers.TryGetValue(trigger, out var user))
        {
            return Refuse("invalid_trigger_id");
        }

        if (expiredTriggers.Contains(trigger))
        {
            return Refuse("expired_trigger_id");
        }

        if (!usedTriggers.Add(trigger))
        {
            return Refuse("exchanged_trigger_id");
        }

        if (WrongInView(call, "modal") is { } wrong)
        {
            return Refuse(wrong);
        }

        var open = Open(user);
        if (onTop && open.Count is 0 or >= 3)
        {
            return Refuse(open.Count == 0 ? "not_found" : "push_limit_reached");
        }

        if (!onTop)
        {
            open.Clear();
        }

        var view = new FakeView($"V0WINDOW{++made}", NewTs() + ".h", call.View!);
        open.Add(view);
        everShown.Add((user, view.Shown));
        return Ok(new() { ["view"] = view.ToJson() });
    }

    private Answer UpdateView(Call call)
    {
        if (windows.FirstOrDefault(screen => screen.Value.Exists(IsMeant)) is not { Key: { } user, Value: var open })
        {
            return Refuse("not_found");
        }

        var at = open.FindIndex(IsMeant);
        if (call["hash"] is { } hash && hash != open[at].Hash)
        {
            return Refuse("hash_conflict");
        }

        if (WrongInView(call, "modal") is { } wrong)
        {
            return Refuse(wrong);
        }

        open[at] = open[at] with { Hash = NewTs() + ".h", Shown = call.View! };
        everShown.Add((user, call.View!));
        return Ok(new() { ["view"] = open[at].ToJson() });

        bool IsMeant(FakeView view) => view.Id == call["view_id"];
    }

    private Answer Publish(Call call)
    {
        if (!People.ContainsKey(call.User ?? ""))
        {
            return Refuse("user_not_found");
        }

        if (WrongInView(call, "home") is { } wrong)
        {
            return Refuse(wrong);
        }

        var view = new FakeView($"V0HOME{++made}", NewTs() + ".h", call.View!);
        homes[call.User!] = view;
        return Ok(new() { ["view"] = view.ToJson() });
    }
}
