using ForumBot.Conversation;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddConversation();

var app = builder.Build();

await app.RunAsync();
