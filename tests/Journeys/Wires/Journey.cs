using System.Reflection;
using Xunit.v3;

namespace ForumBot.Tests.Journeys.Wires;

/// <summary>
/// Journeys that people make, each written once and made on every platform, over its wire. One that says what it <see cref="CoversAttribute">covers</see> fails
/// when that did not come to pass.
/// </summary>
public abstract class Journey : IAsyncLifetime
{
    public static TheoryData<string> Platforms => ["teams", "slack"];

    private protected WiredForum World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await WiredForum.StartAsync();

    public async ValueTask DisposeAsync()
    {
        var ran = Platforms.Select(row => (Platform: row.Data, Ran: World.Witness.RanOn(row.Data))).ToDictionary(one => one.Platform, one => one.Ran);
        await World.DisposeAsync();
        if (TestContext.Current is { TestState.Result: TestResult.Passed, TestMethod: IXunitTestMethod { Method: var method }, Test: IXunitTest { TestMethodArguments: [string platform] } }
            && method.GetCustomAttribute<CoversAttribute>() is { } covers)
        {
            Assert.Empty(covers.What.Except(ran[platform]));
        }

        GC.SuppressFinalize(this);
    }
}
