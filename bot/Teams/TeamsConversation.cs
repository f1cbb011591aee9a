namespace ForumBot.Teams;

/// <summary>
/// How to reach a Teams conversation later: where its messages are sent, and as which bot. Its document's id is the place's key.
/// <see cref="Installed"/> is true from the moment the bot was added and greeted until it is removed.
/// </summary>
public sealed record TeamsConversation(string ServiceUrl, string BotId, bool Installed);

/// <summary>
/// How to reach a person in Teams: the id that means them to this bot alone, and their own chat, once there is one.
/// Its document's id is the person's key; no name and no address is kept here.
/// </summary>
public sealed record TeamsPerson(string TeamsId, string ServiceUrl, string BotId, string? PersonalChat);
