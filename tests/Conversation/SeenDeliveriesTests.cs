using ForumBot.Conversation;
using NodaTime;

namespace ForumBot.Tests.Conversation;

public sealed class SeenDeliveriesTests
{
    private static readonly Instant Nine = Instant.FromUtc(2027, 3, 1, 9, 0);
    private readonly SeenDeliveries seen = new();

    [Fact]
    public void Delivery_InAnotherPlace_IsNew()
    {
        seen.IsNew("here", "1", Nine);

        Assert.True(seen.IsNew("there", "1", Nine));
        Assert.False(seen.IsNew("here", "1", Nine));
    }

    [Fact]
    public void Delivery_ADayLater_IsForgotten()
    {
        seen.IsNew("here", "1", Nine);

        Assert.False(seen.IsNew("here", "1", Nine + Duration.FromHours(24)));
        Assert.True(seen.IsNew("here", "1", Nine + Duration.FromHours(25)));
    }
}
