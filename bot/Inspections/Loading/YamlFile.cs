using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ForumBot.Inspections.Loading;

/// <summary>A file of YAML as it was read: its name and its text.</summary>
public sealed record YamlFile(string Name, string Text)
{
    /// <summary>The file's outermost mapping, or null with the mistake noted.</summary>
    internal YamlMap? Open(string what, List<Mistake> mistakes)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new(root, what, Name, mistakes);
            mistakes.Add(new(Name, 1, $"this is not {what}", "Write keys with values, such as \"id: ...\"; the built-in files show how."));
        }
        catch (YamlException broken)
        {
            var wrong = $"this is not well-formed YAML ({broken.Message.TrimEnd('.')})";
            mistakes.Add(new(
                Name,
                (int)broken.Start.Line,
                wrong,
                "Check indentation, quotes and colons around this line, and that no key stands twice."));
        }
        return null;
    }
}
