using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Evidence;
using ForumBot.Inspections;
using ForumBot.Surveys;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddInspections(builder.Configuration);
builder.Services.AddConversation();
builder.Services.AddChecklists();
builder.Services.AddEvidence();
builder.Services.AddSurveys();

var app = builder.Build();

await app.RunAsync();
