using NodaTime;
using Quartz;
using Quartz.Extensibility;

namespace ForumBot.Reminders;

/// <summary>Quartz, and the only place that knows it: one trigger an inspection, in memory, for the ledger says what is still to be done.</summary>
internal sealed class Bell(TimeProvider time, Func<string, CancellationToken, Task> rings) : IAsyncDisposable
{
    private const int AtOnce = 16;
    private static readonly JobKey Job = new("ring");
    private StandaloneSchedulerFactory? factory;
    private IScheduler? scheduler;

    /// <summary>True while it can ring.</summary>
    internal bool IsRunning => scheduler?.Status == SchedulerStatus.Running;

    internal async Task StartAsync(CancellationToken ct)
    {
        factory = QuartzSchedulerBuilder.Create(quartz => quartz
            .UseTimeProvider(time)
            .UseDefaultThreadPool(AtOnce)
            .UseJobFactory(new Rings(rings))).Build();
        scheduler = await factory.GetScheduler(ct);
        await scheduler.AddJob(JobBuilder.Create<RingJob>().WithIdentity(Job).StoreDurably().Build(), default, ct);
        await scheduler.Start(ct);
    }

    /// <summary>Rings for this inspection then, at once when that is past, and at no other time.</summary>
    internal async ValueTask SetAsync(string inspectionId, Instant at, CancellationToken ct)
    {
        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(inspectionId)
            .ForJob(Job)
            .StartAt(at.ToDateTimeOffset())
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler!.ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
    }

    /// <summary>Does not ring for this inspection any more.</summary>
    internal async ValueTask ClearAsync(string inspectionId, CancellationToken ct) => await scheduler!.UnscheduleJob(new(inspectionId), ct);

    public async ValueTask DisposeAsync()
    {
        if (scheduler is not null)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true);
        }

        if (factory is not null)
        {
            await factory.DisposeAsync();
        }
    }

    private sealed class RingJob(Func<string, CancellationToken, Task> rings) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
            await rings(context.Trigger.Key.Name, cancellationToken);
    }

    private sealed class Rings(Func<string, CancellationToken, Task> rings) : IJobFactory
    {
        public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken) =>
            new(new JobScope(new RingJob(rings), null));

        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
