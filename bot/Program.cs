using ForumBot;
using ForumBot.Conversation;
using ForumBot.Teams;

var builder = WebApplication.CreateBuilder(args).ListenByDefault();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddConversation();
builder.Services.AddTeams(builder.Configuration, builder.Environment);

var app = builder.Build();

app.MapTeams();

await app.RunAsync();
