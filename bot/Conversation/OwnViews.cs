using ForumBot.Access;
using ForumBot.Cards;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Conversation;

/// <summary>
/// Each reader's own view of a card that many see. Who holds a role and is among those the place is for gets one; the reader's client asks for it
/// by itself, after every change. It is drawn anew from what is stored, with the reader's roles of this moment, so an old card shows nobody more
/// than they may see now. A look writes nothing, posts nothing and counts as nothing that anybody did.
/// Source: docs/rules.md, LEVELS and ROLES.
/// </summary>
public sealed class OwnViews(LiveCards live, IGreeter greeter) : IFeature
{
    // Where a view differs most, it is offered first: platforms limit how many readers there may be.
    private static readonly Role[] First =
        [Role.Chair, Role.Deputy, Role.Lano, Role.LanoDeputy, Role.Representative, Role.NoteTaker, Role.Member];

    /// <inheritdoc/>
    public IReadOnlyList<Click> Clicks =>
        [new(Verbs.ShowOwnView, Permission.AskInGeneral, Matter.Public) { WithoutForum = true, Run = LookAsync }];

    /// <summary>True for what a client does by itself.</summary>
    public static bool IsLook(Incoming incoming) => incoming is CardAction { Verb: Verbs.ShowOwnView };

    /// <summary>What there is to see for somebody with these roles where these people read along.</summary>
    public static Look WhatIsFor(RoleSet roles, Audience here) =>
        roles.HasAny(RoleSet.Insiders) || (roles.HasAny(RoleSet.Area) && here != Audience.ForumOnly) ? Look.Own
        : here == Audience.Open ? Look.Shared
        : Look.Nothing;

    /// <summary>Whom a shared card offers a view of their own, as the forum knows them; nobody in somebody's own chat.</summary>
    public static IReadOnlyList<PersonId> ReadersOf(Forum forum, Place place) => place.IsShared ? ReadersOf(forum, forum.AudienceOf(place)) : [];

    /// <summary>The same on the reader's own copy, which only they refresh; null where they have none.</summary>
    public static OwnView? Again(Turn reader, LiveView view) =>
        reader.Place.IsShared && WhatIsFor(reader.Roles, reader.Here) == Look.Own ? new(view.Name, view.Argument, [reader.Identity.Key]) : null;

    private async ValueTask<IReadOnlyList<Reply>> LookAsync(Turn turn, Form form, CancellationToken ct)
    {
        var asked = new LiveView(form[OwnView.NameKey] ?? "", form[OwnView.ArgumentKey] ?? "");
        if (turn.Forum is null && asked.Name == OwnView.Today)
        {
            return await greeter.NoForumAsync(turn, ct);
        }

        return [new Refreshed(await live.DrawForAsync(turn, asked, ct) ?? NoticeCard.NotFound())];
    }

    private static List<PersonId> ReadersOf(Forum forum, Audience here)
    {
        var roles = new Dictionary<PersonId, RoleSet>();
        foreach (var held in forum.InForce())
        {
            roles[held.Person.Id] = new(roles.GetValueOrDefault(held.Person.Id).Bits | RoleSet.Of(held.Role).Bits);
        }

        return
        [
            .. roles
                .Where(reader => WhatIsFor(reader.Value, here) == Look.Own)
                .OrderBy(reader => Array.FindIndex(First, reader.Value.Has))
                .Select(reader => reader.Key),
        ];
    }
}

/// <summary>How much of a shared card somebody gets to see when they ask for their own view.</summary>
public enum Look
{
    /// <summary>The place is not for them: it looks as if there were nothing.</summary>
    Nothing,
    /// <summary>The card that everybody sees.</summary>
    Shared,
    /// <summary>What they may see in their own chat.</summary>
    Own,
}
