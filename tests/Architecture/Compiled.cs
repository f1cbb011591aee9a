using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace ForumBot.Tests.Architecture;

/// <summary>What the compiled types of the bot and its cards lean on, method bodies included.</summary>
internal static class Compiled
{
    private static readonly ArchUnitNET.Domain.Architecture Loaded =
        new ArchLoader().LoadAssemblies(typeof(Program).Assembly, typeof(ForumBot.Cards.Card).Assembly).Build();

    /// <summary>Every type we wrote, nested and generated ones included.</summary>
    internal static IReadOnlyList<IType> Types { get; } = [.. Loaded.Types.Where(t => FolderOf(t) is not null)];

    /// <summary>The folder of the bot that a type lives in ("Messaging"), "Cards", or "" for Program.cs and its like; null when it is not ours.</summary>
    internal static string? FolderOf(IType type) => type.Namespace?.FullName switch
    {
        null or "" => type.Name == "Program" ? "" : null,
        "ForumBot" => "",
        var name when name.StartsWith("ForumBot.", StringComparison.Ordinal) => name.Split('.')[1],
        _ => null,
    };

    internal static IEnumerable<IType> Targets(IType type) => type.GetTypeDependencies().Where(t => t is not GenericParameter).Distinct();

    internal static IEnumerable<IType> In(string folder) => Types.Where(t => FolderOf(t) == folder);

    /// <summary>"Forums.Greeter -> Teams.TeamsMessenger", a line each, for what one type must not lean on.</summary>
    internal static IEnumerable<string> Uses(IEnumerable<IType> types, Func<IType, bool> forbidden) =>
        types.SelectMany(type => Targets(type).Where(forbidden).Select(target => $"{type.FullName} -> {target.FullName}")).Distinct();
}
