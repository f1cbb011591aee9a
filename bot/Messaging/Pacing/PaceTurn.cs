namespace ForumBot.Messaging.Pacing;

/// <summary>A turn in a lane: nobody else passes there before it is disposed of.</summary>
internal sealed class PaceTurn(Pace pace, PaceLane lane) : IDisposable
{
    private bool hasBegun;

    internal TimeSpan Wait
    {
        get
        {
            var now = pace.Now();
            return lane.FirstFree(now) - now;
        }
    }

    internal async ValueTask BeginAsync(CancellationToken ct)
    {
        await lane.Gate.WaitAsync(ct);
        hasBegun = true;
    }

    /// <summary>Counts it as passed, now.</summary>
    internal void Pass() => lane.Pass(pace.Now());

    public void Dispose()
    {
        if (hasBegun)
        {
            lane.Gate.Release();
            hasBegun = false;
        }

        pace.Leave(lane);
    }
}
