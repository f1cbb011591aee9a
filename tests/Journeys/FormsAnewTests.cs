using ForumBot.Conversation;

namespace ForumBot.Tests.Journeys;

/// <summary>A form that was asked for in words can be opened anew from an old message: by its verb alone, without any keys.</summary>
public sealed class FormsAnewTests
{
    [Fact]
    public async Task FormOfAPhrase_AskedForByItsVerbAlone_IsTheSame()
    {
        using var world = await Inspected.StartedAsync();
        var commands = world.Scenario.Get<IEnumerable<IFeature>>().SelectMany(feature => feature.Commands).Where(command => command.Verb is not null).ToList();
        Assert.NotEmpty(commands);

        foreach (var command in commands)
        {
            var said = await world.Ann.Says(command.Phrase);
            var pressed = await world.Ann.PressesVerb(command.Verb!);

            Assert.Equal((command.Phrase, said.Card.Title), (command.Phrase, pressed.Card.Title));
        }
    }
}
