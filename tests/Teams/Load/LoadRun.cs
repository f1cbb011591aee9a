using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ForumBot.Tests.Teams.Load;

/// <summary>
/// Many people at once, each saying and pressing one thing after the other. One activity in twenty arrives twice: at the same moment, some time
/// later, or at the very end. What is turned away with 503 or 429 is sent again, as Teams does. Between two things a person pauses so long, but
/// never sends the next before the last was acknowledged.
/// </summary>
internal sealed class LoadRun(WholeBot bot, BusyConnector connector, Crowd crowd, TimeSpan pause)
{
    private const int RepeatsEvery = 19;
    private readonly ConcurrentDictionary<string, int> posts = new();
    private readonly ConcurrentDictionary<(string Inspection, string Step), Ticked> ticks = new();
    private readonly ConcurrentBag<double> milliseconds = [];
    private readonly int[] said = new int[crowd.People.Count];
    private int sent;
    private int cameAgain;
    private int answers;
    private int presses;

    /// <summary>Activities that were sent, counting those that came twice.</summary>
    internal int Activities => sent;

    /// <summary>How often one had to come again because there was no room for it.</summary>
    internal int CameAgain => cameAgain;

    /// <summary>Messages that must have appeared by now, by conversation as the Connector names it.</summary>
    internal IReadOnlyDictionary<string, int> Posts => posts;

    /// <summary>How often each step must have been ticked and unticked by now.</summary>
    internal IReadOnlyDictionary<(string Inspection, string Step), Ticked> Ticks => ticks;

    /// <summary>Presses that were sent, and those that were answered with a card; each once if all is well.</summary>
    internal (int Presses, int Answers) Pressed => (presses, answers);

    /// <summary>Sends this many more, and waits until all that is to be said has been said.</summary>
    internal async Task RunAsync(int activities)
    {
        var each = activities / crowd.People.Count;
        await Task.WhenAll(crowd.People.Select((who, index) => Task.Run(() => LiveAsync(who, index, each))));
        await connector.TookAsync(posts.Values.Sum());
    }

    /// <summary>The time from an activity to its acknowledgement that this part of them stayed below, in milliseconds.</summary>
    internal double Acknowledged(double part)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
    }

    private async Task LiveAsync(Volunteer who, int index, int activities)
    {
        var late = new Queue<Sent>();
        using var rhythm = await RhythmAsync(index);
        for (var done = 0; done < activities; done++)
        {
            if (rhythm is not null)
            {
                await rhythm.WaitForNextTickAsync();
            }

            var number = said[index]++;
            var next = Next(who, index, number);
            Expect(who, next);
            if ((number + index) % RepeatsEvery != 0 || done + 1 == activities)
            {
                await SendAsync(next);
                continue;
            }

            done++;
            if (number % 2 == 0)
            {
                await Task.WhenAll(SendAsync(next), SendAsync(next));
            }
            else
            {
                await SendAsync(next);
                late.Enqueue(next);
            }

            if (late.Count > 1)
            {
                await SendAsync(late.Dequeue());
            }
        }

        while (late.TryDequeue(out var last))
        {
            await SendAsync(last);
        }
    }

    // People do not all speak in the same moment.
    private async Task<PeriodicTimer?> RhythmAsync(int index)
    {
        if (pause == TimeSpan.Zero)
        {
            return null;
        }

        await Task.Delay(pause * index / crowd.People.Count);
        return new(pause);
    }

    private Sent Next(Volunteer who, int index, int number)
    {
        var id = $"{index}-{number}";
        var ticks = number % 16 < 8;
        return (number % 8) switch
        {
            0 or 4 or 6 => Sent.Question(who, id, connector.ServiceUrl),
            1 or 3 => Sent.InChat(who, id, number % 8 == 1, connector.ServiceUrl),
            2 or 5 => Sent.Press(who, id, number % 8 == 2, connector.ServiceUrl),
            _ => Sent.InChannel(who, id, ticks, connector.ServiceUrl),
        };
    }

    private void Expect(Volunteer who, Sent next)
    {
        if (next.AnsweredIn is { } conversation)
        {
            posts.AddOrUpdate(conversation, 1, static (_, before) => before + 1);
        }
        else
        {
            Interlocked.Increment(ref presses);
        }

        if (next.Step is { } step)
        {
            var more = next.Ticks ? new Ticked(1, 0) : new(0, 1);
            ticks.AddOrUpdate((who.Inspection, step.Id), more, (_, before) => before + more);
        }
    }

    private async Task SendAsync(Sent activity)
    {
        Interlocked.Increment(ref sent);
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await bot.SendAsync(activity.Body);
            if ((int)response.StatusCode is 503 or 429)
            {
                Interlocked.Increment(ref cameAgain);
                await Task.Delay(response.Headers.RetryAfter!.Delta!.Value);
                continue;
            }

            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.Equal(200, (int)response.StatusCode);
            if (activity.AnsweredIn is null
                && (string?)(await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!["type"] == "application/vnd.microsoft.card.adaptive")
            {
                Interlocked.Increment(ref answers);
            }

            return;
        }
    }
}
