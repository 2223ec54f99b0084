using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>Counts work between Planning and its settled outcome, and wakes Planning when some of it settled: new steps may be ready then.</summary>
internal sealed class Outstanding
{
    private readonly Channel<bool> _settled = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, bool> _lookedAt = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _streams = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Pieces of work planned and not settled yet.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The modules being looked at in this moment: two looks at one could each find a record absent, and send it twice.</summary>
    public IReadOnlySet<string> LookedAt => _lookedAt.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The streams of which calls or looks are planned and not settled yet.</summary>
    public IReadOnlySet<string> Streams => _streams.Where(stream => stream.Value > 0).Select(stream => stream.Key).ToHashSet(StringComparer.Ordinal);

    public void Planned(PlannedWork work)
    {
        foreach (var stream in StreamsOf(work))
            _streams.AddOrUpdate(stream, 1, (_, count) => count + 1);
        if (work is PlannedProbe probe)
            _lookedAt[probe.Module.Module] = true;
        Interlocked.Increment(ref _count);
    }

    public void Settled(PlannedWork work)
    {
        foreach (var stream in StreamsOf(work))
            _streams.AddOrUpdate(stream, 0, (_, count) => count - 1);
        if (work is PlannedProbe probe)
            _lookedAt.TryRemove(probe.Module.Module, out _);
        Interlocked.Decrement(ref _count);
        _settled.Writer.TryWrite(true);
    }

    private static IEnumerable<string> StreamsOf(PlannedWork work) => work switch
    {
        PlannedRequest { Steps: [var step, ..] } => [step.Stream],
        PlannedJob job => [job.Stream],
        // What it may be about to settle makes others ready.
        PlannedAsking asking => [asking.Job.Stream],
        PlannedProbe probe => probe.Steps.Select(step => step.Stream).Distinct(StringComparer.Ordinal),
        _ => [],
    };

    /// <summary>Waits until something settled since the last wait, or the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _settled.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up: for the caller that is as good as a signal.
        }
    }
}
