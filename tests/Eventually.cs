using System.Diagnostics;

namespace ForumBot.Tests;

/// <summary>Waits for what happens in the background: looks again and again, for as long as a busy machine may need.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns once this holds.</summary>
    /// <exception cref="TimeoutException">It did not hold in time; with this sentence.</exception>
    internal static Task HoldsAsync(Func<bool> holds, Func<string> otherwise) => HoldsAsync(() => ValueTask.FromResult(holds()), otherwise);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, Func{string})"/>
    internal static async Task HoldsAsync(Func<ValueTask<bool>> holds, Func<string> otherwise)
    {
        if (!await HeldAsync(holds, Patience))
        {
            throw new TimeoutException(otherwise());
        }
    }

    /// <summary>True as soon as this holds; false when it does not for so long.</summary>
    internal static async Task<bool> HeldAsync(Func<ValueTask<bool>> holds, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(Breath);
        }

        return true;
    }
}
