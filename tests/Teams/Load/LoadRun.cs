using System.Collections.Concurrent;
using System.Diagnostics;

namespace ForumBot.Tests.Teams.Load;

/// <summary>
/// Many people at once, each saying and pressing one thing after the other. One activity in twenty arrives twice: at the same moment, some time
/// later, or at the very end; now and then a question is overtaken by what was sent after it. What is turned away with 503 or 429 is sent again, as Teams does. Between two things a person pauses so long, but
/// never sends the next before the last was acknowledged.
/// </summary>
internal sealed class LoadRun(WholeBot bot, BusyConnector connector, Crowd crowd, TimeSpan pause)
{
    private const int RepeatsEvery = 19;

    // A multiple of eight, so that it is a question.
    private const int OvertakenEvery = 16;
    private readonly ConcurrentDictionary<string, int> posts = new();
    private readonly ConcurrentDictionary<(string Inspection, string Step), Ticked> ticks = new();
    private readonly List<ConcurrentBag<double>> milliseconds = [];
    private readonly int[] said = new int[crowd.People.Count];
    private int sent;
    private int cameAgain;
    private int answers;
    private int late;
    private int presses;

    /// <summary>Activities that were sent, counting those that came twice.</summary>
    internal int Activities => sent;

    /// <summary>How often one had to come again because there was no room for it.</summary>
    internal int CameAgain => cameAgain;

    /// <summary>Messages that must have appeared by now, by conversation as the Connector names it.</summary>
    internal IReadOnlyDictionary<string, int> Posts => posts;

    /// <summary>How often each step must have been ticked and unticked by now.</summary>
    internal IReadOnlyDictionary<(string Inspection, string Step), Ticked> Ticks => ticks;

    /// <summary>Presses that were sent, those that were answered with a card, and those that took so long that their card came as a message.</summary>
    internal (int Presses, int Answers, int Late) Pressed => (presses, answers, late);

    /// <summary>Sends this many more, and waits until all that is to be said has been said.</summary>
    internal async Task RunAsync(int activities)
    {
        milliseconds.Add([]);
        var each = activities / crowd.People.Count;
        await Task.WhenAll(crowd.People.Select((who, index) => Task.Run(() => LiveAsync(who, index, each))));
        await connector.TookAsync(posts.Values.Sum());
    }

    /// <summary>The time from an activity to its acknowledgement that this share of all stayed below, in milliseconds.</summary>
    internal double Acknowledged(double share) => Below(share, milliseconds.SelectMany(part => part));

    /// <summary>The same for each <see cref="RunAsync"/> by itself.</summary>
    internal IEnumerable<double> AcknowledgedInParts(double share) => milliseconds.Select(part => Below(share, part));

    private static double Below(double share, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    private async Task LiveAsync(Volunteer who, int index, int activities)
    {
        var again = new Queue<Sent>();
        Sent? overtaken = null;
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
            if (overtaken is null && number % OvertakenEvery == 0 && done + 1 < activities)
            {
                // A question, which changes nothing: what is sent after it arrives before it.
                overtaken = next;
                continue;
            }

            var isTwice = (number + index) % RepeatsEvery == 0 && done + 1 < activities;
            if (isTwice && number % 2 == 0)
            {
                var both = await Task.WhenAll(SendAsync(next), SendAsync(next));
                Conclude(who, next, both.Max());
            }
            else
            {
                Conclude(who, next, await SendAsync(next));
            }

            if (overtaken is not null)
            {
                Conclude(who, overtaken, await SendAsync(overtaken));
                overtaken = null;
            }

            if (isTwice)
            {
                done++;
                if (number % 2 != 0)
                {
                    again.Enqueue(next);
                }
            }

            if (again.Count > 1)
            {
                await SendAsync(again.Dequeue());
            }
        }

        if (overtaken is not null)
        {
            Conclude(who, overtaken, await SendAsync(overtaken));
        }

        while (again.TryDequeue(out var last))
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
            ExpectMessage(conversation);
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

    private void Conclude(Volunteer who, Sent sent, Heard heard)
    {
        if (sent.AnsweredIn is null && heard == Heard.Card)
        {
            Interlocked.Increment(ref answers);
        }
        else if (heard == Heard.WorkingOnIt)
        {
            // The card comes to their own chat, and the thread says so.
            Interlocked.Increment(ref late);
            ExpectMessage(who.Chat);
            ExpectMessage(Sent.ThreadOf(who));
        }
    }

    private void ExpectMessage(string conversation) => posts.AddOrUpdate(conversation, 1, static (_, before) => before + 1);

    private async Task<Heard> SendAsync(Sent activity)
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

            milliseconds[^1].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.Equal(200, (int)response.StatusCode);
            return HeardIn(await response.Content.ReadAsStringAsync());
        }
    }

    private static Heard HeardIn(string body) =>
        body.Contains("application/vnd.microsoft.card.adaptive", StringComparison.Ordinal) ? Heard.Card
        : body.Contains("I am still working on it", StringComparison.Ordinal) ? Heard.WorkingOnIt
        : Heard.Nothing;

    // Of two deliveries of one press the better answer counts.
    private enum Heard
    {
        Nothing,
        WorkingOnIt,
        Card,
    }
}
