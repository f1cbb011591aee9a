using System.Collections.Immutable;
using ForumBot.Forums;
using ForumBot.Messaging;

namespace ForumBot.Tests.Forums;

/// <summary>Through which of its places a forum writes to somebody.</summary>
public sealed class PlaceNearTests
{
    private static readonly Place Members = In("slack", "T1", "members");
    private static readonly Place Shared = In("slack", "T1", "shared") with { HasOutsiders = true };
    private static readonly Place Partner = In("slack", "T2", "partner");
    private static readonly Place Teams = In("teams", "tenant", "channel");
    private static readonly PersonId Insider = new("slack", "T1", "U1");
    private static readonly PersonId Outsider = new("slack", "T9", "U9");

    [Fact]
    public void Person_OfAWorkspaceOfTheForum_IsReachedThere() => Assert.Equal("T1", With(Partner, Members, Teams).PlaceNear(Insider)?.Id.Tenant);

    [Fact]
    public void Person_OfAnotherOrganisation_IsReachedWhereOutsidersAre() => Assert.Equal(Shared, With(Partner, Members, Shared, Teams).PlaceNear(Outsider));

    [Fact]
    public void Person_OfAnotherOrganisation_IsReachedWhereTheyWereMet() => Assert.Equal(Members, With(Members, Shared).PlaceNear(Outsider, Members));

    [Fact]
    public void Person_MetInAWorkspaceThatIsNotTheForums_IsReachedThroughTheForums() =>
        Assert.Equal(Members, With(Members).PlaceNear(Outsider, In("slack", "T5", "D5")));

    [Fact]
    public void Person_MetInTheirOwnWorkspaceAlone_IsReachedThere() => Assert.Equal(Partner, With(Members).PlaceNear(new("slack", "T2", "U2"), Partner));

    [Fact]
    public void Person_MetOnAnotherPlatform_IsReachedOnTheirOwn() => Assert.Equal(Members, With(Members, Teams).PlaceNear(Insider, Teams));

    [Fact]
    public void Person_OnAPlatformWhereTheForumIsNot_HasNone() => Assert.Null(With(Teams).PlaceNear(Insider));

    private static Place In(string platform, string tenant, string name) => new(new(platform, tenant, name), PlaceKind.Channel);

    private static Forum With(params Place[] places) => new()
    {
        Id = "f",
        Name = "Anytown",
        LocalArea = "Anyshire",
        Places = places.ToImmutableDictionary(place => place.Id.Key, place => new ForumPlace(place, Audience.Open)),
    };
}
