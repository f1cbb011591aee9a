using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ForumBot.Tests.Teams;

/// <summary>An environment by its name alone.</summary>
internal sealed class Surroundings(string name) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = "ForumBot";

    public string ContentRootPath { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
