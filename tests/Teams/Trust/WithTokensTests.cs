namespace ForumBot.Tests.Teams.Trust;

/// <summary>What <see cref="PressTests"/> says, with the Connector's tokens.</summary>
public sealed class PressWithTokensTests : PressTests
{
    protected override bool Authenticated => true;
}

/// <summary>What <see cref="InstallationTests"/> says, with the Connector's tokens.</summary>
public sealed class InstallationWithTokensTests : InstallationTests
{
    protected override bool Authenticated => true;
}
