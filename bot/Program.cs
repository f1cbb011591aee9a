using ForumBot.Conversation;
using ForumBot.Forums;
using ForumBot.Help;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddConversation();
builder.Services.AddForums();
builder.Services.AddHelp();

var app = builder.Build();

await app.RunAsync();
