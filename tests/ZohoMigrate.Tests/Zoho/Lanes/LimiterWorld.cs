using System.Threading.RateLimiting;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>
/// Workers, owners that die, a machine that reboots, clocks that jump; and a server that counts each request at some unknown moment
/// between its sending and its response (or its latest arrival). All on one thread and a hand-wound clock.
/// </summary>
internal sealed class LimiterWorld : IDisposable
{
    private const int LateArrival = 300;
    private const int Forever = 3_600_000;

    private readonly LimiterCase _case;
    private readonly Random _random;
    private readonly TemporaryFolder _folder = new();
    private readonly LaneLimits _limits;
    private readonly Owner[] _owners;
    private readonly List<Worker> _workers = [];
    private readonly List<(double At, int Permits)> _counted = [];
    private ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private double _clockStarted;
    private int _boot = 1;
    private int _asked;

    public LimiterWorld(LimiterCase @case)
    {
        _case = @case;
        _random = new Random(@case.Seed);
        _limits = new LaneLimits(
            @case.Requests, TimeSpan.FromMilliseconds(@case.Window - (@case.ShortRest ? @case.LongestTrip : 0)), @case.Concurrency, null, TimeSpan.FromMilliseconds(LateArrival), TimeSpan.FromSeconds(1));
        _owners = [.. Enumerable.Range(0, @case.Owners).Select(_ => Open())];
        for (var i = 0; i < @case.Workers; i++)
            _workers.Add(new Worker(i % @case.Owners));
    }

    /// <summary>True time since the beginning, ms.</summary>
    public double Now => _clockStarted + _clock.Elapsed.TotalMilliseconds;

    public int Deaths { get; private set; }

    public int MostInFlight { get; private set; }

    /// <summary>Runs to the end and says how long it took, in ms.</summary>
    public double Run()
    {
        while (_asked < _case.Total || _workers.Any(worker => worker.State is not WorkerState.Idle))
        {
            foreach (var worker in _workers)
                Step(worker);
            Disturb();
            MostInFlight = Math.Max(MostInFlight, _workers.Count(worker => worker.State == WorkerState.UnderWay));
            Advance();
            if (Now > Forever)
                throw new InvalidOperationException("The limiter has come to a standstill.");
        }

        return Now;
    }

    /// <summary>The most permits the server counted in any window, ends excluded as a strict rolling log does.</summary>
    public int MostInAnyWindow()
    {
        var counted = _counted.OrderBy(count => count.At).ToList();
        var most = 0;
        for (int first = 0, last = 0, sum = 0; last < counted.Count; last++)
        {
            sum += counted[last].Permits;
            while (counted[last].At - counted[first].At >= _case.Window)
                sum -= counted[first++].Permits;
            most = Math.Max(most, sum);
        }

        return most;
    }

    public void Dispose()
    {
        foreach (var owner in _owners)
            owner.Close();
        _folder.Dispose();
    }

    private void Step(Worker worker)
    {
        switch (worker.State)
        {
            case WorkerState.Idle when _asked < _case.Total && Now >= worker.Until && _owners[worker.Owner].Limiter is { } limiter:
                worker.Permits = _random.Next(1, Math.Min(_case.MostPermits, _case.Requests) + 1);
                worker.Asked = limiter.AcquireAsync(worker.Permits).AsTask();
                worker.State = WorkerState.Asking;
                _asked++;
                Step(worker);
                break;
            case WorkerState.Asking when worker.Asked!.IsCompleted:
                worker.Lease = (SlotLease)worker.Asked.Result;
                worker.Until = Now + Between(1, _case.LongestTrip);
                worker.Abandons = _random.Next(100) < _case.AbandonPercent;
                _counted.Add((Now + Between(0, worker.Until + (worker.Abandons ? LateArrival : 0) - Now), worker.Permits));
                worker.CountedAt = _counted.Count - 1;
                worker.State = WorkerState.UnderWay;
                break;
            case WorkerState.UnderWay when Now >= worker.Until:
                if (worker.Abandons)
                    worker.Lease!.Abandon();
                worker.Lease!.Dispose();
                worker.Until = Now + Between(0, _case.LongestStall);
                worker.State = WorkerState.Idle;
                break;
        }
    }

    private void Disturb()
    {
        if (_random.Next(100) < _case.ClockStepPercent)
            _clock.StepWallClock(TimeSpan.FromHours(_random.Next(-48, 49)));
        if (_random.Next(1000) < _case.DeathPerMille)
            Kill(_random.Next(_owners.Length));
        if (_random.Next(1000) < _case.RebootPerMille)
            Reboot();
        for (var i = 0; i < _owners.Length; i++)
        {
            if (_owners[i].Limiter is null && Now >= _owners[i].BackAt)
                _owners[i] = Open();
        }
    }

    /// <summary>Whoever was under way has sent, and may be counted until the latest arrival; whoever asked, asks no more.</summary>
    private void Kill(int owner)
    {
        if (_owners[owner].Limiter is null)
            return;
        Deaths++;
        foreach (var worker in _workers.Where(worker => worker.Owner == owner))
        {
            if (worker.State == WorkerState.UnderWay)
                _counted[worker.CountedAt] = (Math.Min(_counted[worker.CountedAt].At, Now) + Between(0, LateArrival), worker.Permits);
            worker.State = WorkerState.Idle;
        }

        _owners[owner].Close();
        _owners[owner] = new Owner(null, null) { BackAt = Now + Between(0, _case.Window) };
    }

    private void Reboot()
    {
        for (var owner = 0; owner < _owners.Length; owner++)
            Kill(owner);
        _clockStarted = Now;
        _boot++;
        _clock = new ManualTimeProvider(_clock.GetUtcNow() + TimeSpan.FromHours(_random.Next(-3, 4)), TimeSpan.FromSeconds(_random.Next(1, 100_000)));
    }

    private void Advance()
    {
        var next = _workers.Where(worker => worker.State == WorkerState.UnderWay || (worker.State == WorkerState.Idle && worker.Until > Now))
            .Select(worker => worker.Until).Concat(_owners.Where(owner => owner.Limiter is null).Select(owner => owner.BackAt))
            .Select(at => at - Now).Append(_clock.NextTimer?.TotalMilliseconds ?? 50).Min();
        _clock.Advance(TimeSpan.FromMilliseconds(Math.Max(0.01, next)));
    }

    private double Between(double least, double most) => least + (_random.NextDouble() * Math.Max(0, most - least));

    private Owner Open()
    {
        // Nothing in it waits when nobody else is opening the file.
        var file = LaneFileOpener.OpenAsync(_folder["lane.db"], _limits, _clock, $"boot-{_boot}", CancellationToken.None).GetAwaiter().GetResult();
        return new Owner(file, new RollingWindowLimiter(file, _limits));
    }

    private enum WorkerState
    {
        Idle,
        Asking,
        UnderWay,
    }

    private sealed record Owner(LaneFile? File, RollingWindowLimiter? Limiter)
    {
        public double BackAt { get; init; }

        // Leases in flight stay so in the file, as after a kill.
        public void Close()
        {
            Limiter?.Dispose();
            File?.Dispose();
        }
    }

    private sealed class Worker(int owner)
    {
        public int Owner { get; } = owner;

        public WorkerState State { get; set; }

        public double Until { get; set; }

        public int Permits { get; set; }

        public bool Abandons { get; set; }

        public int CountedAt { get; set; }

        public Task<RateLimitLease>? Asked { get; set; }

        public SlotLease? Lease { get; set; }
    }
}
