using ForumBot;
using ForumBot.Checklists;
using ForumBot.Conversation;
using ForumBot.Downloads;
using ForumBot.Evidence;
using ForumBot.Forums;
using ForumBot.Guidance;
using ForumBot.Health;
using ForumBot.Help;
using ForumBot.Inspections;
using ForumBot.Pages;
using ForumBot.Practice;
using ForumBot.Records;
using ForumBot.Reminders;
using ForumBot.Schedules;
using ForumBot.Schedules.Calendar;
using ForumBot.Schedules.Import;
using ForumBot.Slack;
using ForumBot.Slack.Manifest;
using ForumBot.Storage;
using ForumBot.Surveys;
using ForumBot.Teams;
using ForumBot.Teams.Package;
using ForumBot.Together;
using ForumBot.Vault;
using ForumBot.Vault.Sealing;

try
{
    if (args is [PackageCommand.Name, .. var options])
        return PackageCommand.Run(options, WebApplication.CreateBuilder().Configuration, Console.Out, Console.Error);
    if (args is [ManifestCommand.Name, .. var wanted])
        return ManifestCommand.Run(wanted, WebApplication.CreateBuilder().Configuration, Console.Out, Console.Error);

    var builder = WebApplication.CreateBuilder(args).ListenByDefault().QuietByDefault();

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddInspections(builder.Configuration);
    builder.Services.AddConversation();
    builder.Services.AddPublicAddress(builder.Configuration, builder.Environment);

    builder.Services.AddForums();
    builder.Services.AddHelp();
    builder.Services.AddChecklists();
    builder.Services.AddEvidence();
    builder.Services.AddSchedules();
    builder.Services.AddSurveys();
    builder.Services.AddReminders();
    builder.Services.AddReminderWishes();
    builder.Services.AddGuidance();
    builder.Services.AddTimetableImport();
    builder.Services.AddCalendarFeed();
    builder.Services.AddDownloads();
    builder.Services.AddVault();
    builder.Services.AddRecords();
    builder.Services.AddTogether();

    builder.Services.AddTeams(builder.Configuration, builder.Environment);
    builder.Services.AddSlack(builder.Configuration, builder.Environment);
    builder.Services.AddSealing(builder.Configuration, builder.Environment);
    builder.Services.AddHealth();
    builder.Services.AddPages(builder.Configuration);
    builder.AddPractice();

    var app = builder.Build();

    app.MapTeams();
    app.MapSlack();
    app.MapHealth();
    app.MapPages();
    app.MapCalendarFeed();
    app.MapDownloads();
    app.MapPractice();

    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (RefusedStart.SentencesOf(fault) is { } sentences)
{
    Console.Error.WriteLine(sentences);
    return 1;
}
