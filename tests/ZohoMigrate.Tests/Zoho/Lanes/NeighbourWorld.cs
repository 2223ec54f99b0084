using Microsoft.Extensions.Logging.Abstractions;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Zoho.Lanes.Servers;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>
/// Workers of one or more processes that share a lane, and a server that counts a neighbour's requests too, in a rolling minute, refused
/// ones included. All on one thread and a hand-wound clock.
/// </summary>
internal sealed class NeighbourWorld : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly LaneVerdict Taken = new() { Answered = true };
    private static readonly LaneVerdict Full = Taken with { CoolDown = Minute, WindowFull = true };

    private readonly NeighbourCase _case;
    private readonly ServerModel? _server;
    private readonly Random _random;
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly PumpContext _pump = new();
    private readonly List<Arrival> _arrivals = [];
    private readonly Queue<TimeSpan> _neighbours = new();
    private readonly List<Lane> _lanes = [];
    private TimeSpan _nextNeighbour;
    private TimeSpan _blockedUntil;
    private bool _isOver;

    /// <param name="case">The organisation.</param>
    /// <param name="server">Counts in another way than a rolling minute, our requests alone.</param>
    public NeighbourWorld(NeighbourCase @case, ServerModel? server = null)
    {
        _case = @case;
        _server = server;
        _random = new Random(@case.Seed);
    }

    /// <summary>Ours, in order.</summary>
    public IReadOnlyList<Arrival> Arrivals => _arrivals;

    /// <summary>What the lane lets through when it is over.</summary>
    public int LimitAtTheEnd { get; private set; }

    public void Run(TimeSpan time) => _pump.Run(() =>
    {
        for (var i = 0; i < _case.Processes; i++)
            _lanes.Add(Open());
        var workers = _lanes.SelectMany(lane => Enumerable.Range(0, _case.Workers).Select(_ => WorkAsync(lane))).ToList();
        while (_clock.Elapsed < time)
        {
            _pump.Pump();
            _clock.Advance(_clock.NextTimer is { } next && next < Minute ? next : Minute);
            if (workers.Find(worker => worker.IsFaulted) is { } failed)
                throw new InvalidOperationException("A worker fell.", failed.Exception);
        }

        _isOver = true;
        LimitAtTheEnd = Now(_lanes[0].SnapshotAsync(default)).Limit;
    });

    public void Dispose()
    {
        foreach (var lane in _lanes)
            Now(lane.DisposeAsync().AsTask());
        _folder.Dispose();
    }

    private async Task WorkAsync(Lane lane)
    {
        while (!_isOver)
        {
            var entry = await lane.EnterAsync(1, default);
            if (entry.Permit is not { } permit)
            {
                await Task.Delay(entry.Closed!.Until - _clock.GetUtcNow(), _clock);
                continue;
            }

            var entered = _clock.Elapsed;
            await Task.Delay(Trip(), _clock);
            var isTaken = Arrive(entered);
            await Task.Delay(Trip(), _clock);
            await permit.EndAsync(isTaken ? Taken : Full);
        }
    }

    private bool Arrive(TimeSpan entered)
    {
        var now = _clock.Elapsed;
        var isTaken = _server?.Takes(now.Ticks, 1)
            ?? (now >= _blockedUntil && Neighbours(now) + _arrivals.Count(arrival => arrival.At > now - Minute) + 1 <= _case.Limit);
        if (!isTaken && now >= _blockedUntil && _case.Blocks)
            _blockedUntil = now + Minute;
        _arrivals.Add(new Arrival(entered, now, isTaken));
        return isTaken;
    }

    private int Neighbours(TimeSpan now)
    {
        if (now > _case.Leaves)
            return 0;
        if (!_case.IsRandom)
            return _case.Neighbour;
        for (; _nextNeighbour <= now; _nextNeighbour += Minute * (-Math.Log(1 - _random.NextDouble()) / _case.Neighbour))
            _neighbours.Enqueue(_nextNeighbour);
        while (_neighbours.TryPeek(out var first) && first <= now - Minute)
            _neighbours.Dequeue();
        return _neighbours.Count;
    }

    private TimeSpan Trip() => TimeSpan.FromMilliseconds(_random.Next(20, 400));

    private Lane Open()
    {
        var limits = new LaneLimits(_case.Limit, Minute, 5, null, TimeSpan.FromSeconds(30), Minute);
        var file = Now(LaneFileOpener.OpenAsync(_folder["lane.db"], limits, _clock, "boot", default));
        return new Lane("books.organization", file, limits, new OutageBreaker("books.organization", 5, _clock, NullLogger.Instance), NullLogger.Instance);
    }

    // Nothing in it waits when nobody else is at the file.
    private static void Now(Task task)
    {
        if (!task.IsCompleted)
            throw new InvalidOperationException("The file is busy.");
    }

    private static T Now<T>(Task<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The file is busy.");

    /// <summary>A request of ours at the server.</summary>
    /// <param name="Entered">When it got its permit.</param>
    /// <param name="At">When the server counted it.</param>
    /// <param name="IsTaken">False = 429.</param>
    internal sealed record Arrival(TimeSpan Entered, TimeSpan At, bool IsTaken);
}
