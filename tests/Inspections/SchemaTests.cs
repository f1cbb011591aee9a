using System.Text.Json;
using System.Text.RegularExpressions;
using ForumBot.Inspections;
using ForumBot.Inspections.Loading;

namespace ForumBot.Tests.Inspections;

/// <summary>The schema that editors use and the loader that the bot uses know the same keys and words.</summary>
public sealed partial class SchemaTests
{
    private const string AllWrong = """
        survey: zz
        zz: 1
        anchors: { Zz: asked, P: asked }
        raises: [zz]
        versions:
          - zz: 1
            wording: { A-1: { zz: 1 } }
        outcomes:
          - zz: 1
            forecasts: [{ zz: 1 }]
        sections:
          - zz: 1
            steps:
              - id: A-1
                who: zz
                tell: [zz]
                level: zz
                repeat: zz
                topic: zz
                zz: 1
                collect: [{ kind: zz, tells: zz, zz: 1 }]
        """;

    private static readonly JsonElement Schema = Open();
    private static readonly List<Mistake> Mistakes = [.. PlaybookFolder.Load([new("wrong.yaml", AllWrong)]).Mistakes];

    [Theory]
    [InlineData("a playbook", null)]
    [InlineData("a version", "version")]
    [InlineData("the wording of a step", "wording")]
    [InlineData("an outcome", "outcome")]
    [InlineData("a forecast", "forecast")]
    [InlineData("a section", "section")]
    [InlineData("a step", "step")]
    [InlineData("a field", "field")]
    public void Schema_OfEachMapping_HasTheKeysOfTheLoader(string what, string? definition)
    {
        var keys = definition is null ? Schema.GetProperty("properties") : Schema.GetProperty("$defs").GetProperty(definition).GetProperty("properties");
        Assert.Equal(Offered($"{what} has no \"zz\"").Order(), keys.EnumerateObject().Select(key => key.Name).Order());
    }

    [Theory]
    [InlineData("\"zz\" is not a word for \"survey\"", "properties.survey")]
    [InlineData("\"zz\" is not a word for \"raises\"", "$defs.flag")]
    [InlineData("\"Zz\" is not an anchor", "$defs.anchor")]
    [InlineData("\"zz\" is not a word for \"who\"", "$defs.step.properties.who")]
    [InlineData("\"zz\" is not a word for \"tell\"", "$defs.step.properties.tell.items")]
    [InlineData("\"zz\" is not a word for \"repeat\"", "$defs.step.properties.repeat")]
    [InlineData("\"zz\" is not a word for \"level\"", "$defs.level")]
    [InlineData("\"zz\" is not a word for \"topic\"", "$defs.step.properties.topic")]
    [InlineData("\"zz\" is not a word for \"tells\"", "$defs.field.properties.tells")]
    [InlineData("\"zz\" is not a word for \"kind\"", "$defs.field.properties.kind")]
    public void Schema_OfEachWord_HasTheWordsOfTheLoader(string wrong, string path)
    {
        var place = path.Split('.').Aggregate(Schema, (element, key) => element.GetProperty(key));
        Assert.Equal(Offered(wrong).Order(), place.GetProperty("enum").EnumerateArray().Select(word => word.GetString()).Order());
    }

    [Theory]
    [InlineData("N")]
    [InlineData("N+8wd")]
    [InlineData("E+30cd>roll")]
    [InlineData("F+18mo")]
    [InlineData("C-3h")]
    [InlineData("W2D4")]
    [InlineData("notice+1wd")]
    [InlineData("N+1wd 09:00")]
    [InlineData("Q+1wd")]
    [InlineData("N+1w")]
    [InlineData("W2D6")]
    public void Schema_OfAnOffset_AgreesWithTheLoader(string text)
    {
        var pattern = Schema.GetProperty("$defs").GetProperty("offset").GetProperty("pattern").GetString()!;
        Assert.Equal(AnchorOffset.TryParse(text, out _, out _), Regex.IsMatch(text, pattern));
    }

    private static string[] Offered(string wrong)
    {
        var mistake = Mistakes.First(mistake => mistake.Wrong == wrong);
        return WordList().Match(mistake.Right).Groups[1].Value.Split(", ");
    }

    private static JsonElement Open()
    {
        using var stream = typeof(SchemaTests).Assembly.GetManifestResourceStream("playbook.schema.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }

    [GeneratedRegex(@"Write one of: (.*)\.$")]
    private static partial Regex WordList();
}
