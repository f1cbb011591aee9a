using ForumBot.Messaging;
using ForumBot.Storage;
using ForumBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ForumBot.Tests.Teams;

/// <summary>Whose own view a card offers is looked up for every card and every reader, so it costs nothing.</summary>
public sealed class TeamsIdTests : IAsyncLifetime
{
    private static readonly string Alex = new PersonId("teams", Captured.Tenant, Captured.Alex).Key;
    private TeamsBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await TeamsBot.StartAsync();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task TeamsId_AskedForAgainAndAgain_IsReadOnce()
    {
        await bot.Store.CommitAsync([DocumentWrite.New(Alex, new TeamsPerson("29:user-alex", Captured.Loopback, Captured.Bot, null))]);
        var directory = bot.Services.GetRequiredService<TeamsDirectory>();

        var first = (directory.TeamsIdOf(Alex), directory.TeamsIdOf("teams/t/nobody"));
        bot.Store.BeforeFind = _ => throw new IOException("It was read before.");

        Assert.Equal(("29:user-alex", null), first);
        Assert.Equal(first, (directory.TeamsIdOf(Alex), directory.TeamsIdOf("teams/t/nobody")));
    }

    [Fact]
    public void TeamsId_WhileTheStoreFails_IsNotKnown()
    {
        bot.Store.BeforeFind = _ => throw new IOException("The disk is away.");

        Assert.Null(bot.Services.GetRequiredService<TeamsDirectory>().TeamsIdOf(Alex));
    }
}
