using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Zoho.Lanes.Servers;
using ZohoMigrate.Zoho.Lanes;
using static ZohoMigrate.Tests.Zoho.Lanes.LimiterWorker;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>
/// Workers that a random scheduler lets go on one at a time, owners that die, a machine that reboots, clocks that jump; and a server that
/// counts each request at some moment between its sending and its response (or its latest arrival), most often the worst. All on one thread
/// and a hand-wound clock. Times in ticks of true time.
/// </summary>
internal sealed class LimiterWorld : IDisposable
{
    private const long Millisecond = TimeSpan.TicksPerMillisecond;
    private const long LateArrival = 300 * Millisecond;

    private readonly LimiterLane _lane;
    private readonly string _path;
    private readonly LaneLimits _limits;
    private readonly LimiterOwner[] _owners;
    private readonly List<Arrival> _ledger = [];
    private readonly List<long> _givenUp = [];
    private List<LimiterWorker> _workers = [];
    private Schedule _schedule = null!;
    private Random _random = null!;
    private ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private long _clockStarted;
    private int _boot = 1;
    private int _asked;
    private long _tripped;

    public LimiterWorld(LimiterLane lane, string path)
    {
        _lane = lane;
        _path = path;
        _limits = new LaneLimits(
            lane.Requests, TimeSpan.FromMilliseconds(lane.Window - lane.ShortRest), lane.Concurrency, null, TimeSpan.FromTicks(LateArrival), TimeSpan.FromSeconds(1));
        _owners = [.. Enumerable.Range(0, lane.Owners).Select(_ => Open())];
    }

    /// <summary>What the server counted, in no order.</summary>
    public IReadOnlyList<Arrival> Ledger => _ledger;

    public int Deaths { get; private set; }

    /// <summary>Those that were given up among them, for as long as they may arrive.</summary>
    public int MostInFlight { get; private set; }

    /// <summary>Mean time from permit to response of those that came through.</summary>
    public double MeanTrip => (double)_tripped / _ledger.Count;

    private long Now => _clockStarted + _clock.Elapsed.Ticks;

    /// <summary>Lives through a schedule; the lane, the clock and the ledger stay as it leaves them.</summary>
    public LimiterWorld Run(Schedule schedule)
    {
        _schedule = schedule;
        _random = new Random(schedule.Seed);
        _workers = [.. Enumerable.Range(0, schedule.Workers).Select(worker => new LimiterWorker(worker % _lane.Owners))];
        _asked = 0;
        var standstill = Now + TimeSpan.TicksPerDay;
        while (_asked < schedule.Permits || _workers.Exists(worker => worker.At != Stage.Idle))
        {
            var ready = _workers.FindAll(IsReady);
            if (ready.Count == 0)
                _clock.Advance(UntilNext());
            else if (_random.Next(100) < _schedule.PreemptPercent)
                _clock.Advance(TimeSpan.FromTicks(Between(0, 20 * Millisecond)));
            else
                Step(ready[_random.Next(ready.Count)]);
            Disturb();
            MostInFlight = Math.Max(MostInFlight, _workers.Count(worker => worker.At == Stage.UnderWay) + _givenUp.Count(until => until > Now));
            if (Now > standstill)
                throw new InvalidOperationException("The limiter has come to a standstill.");
        }

        return this;
    }

    public void Dispose()
    {
        foreach (var owner in _owners)
            owner.Close();
    }

    private bool IsReady(LimiterWorker worker) => worker.At switch
    {
        Stage.Idle => _asked < _schedule.Permits && Now >= worker.Until && _owners[worker.Owner].Limiter is not null,
        Stage.Asking => worker.Asked!.IsCompleted,
        _ => Now >= worker.Until,
    };

    private void Step(LimiterWorker worker)
    {
        switch (worker.At)
        {
            case Stage.Idle:
                worker.Permits = _random.Next(1, Math.Min(_schedule.MostPermits, _lane.Requests) + 1);
                worker.Asked = _owners[worker.Owner].Limiter!.AcquireAsync(worker.Permits).AsTask();
                _asked += worker.Permits;
                break;
            case Stage.Asking:
                worker.Lease = (SlotLease)worker.Asked!.Result;
                if (_random.Next(100) < _schedule.ReturnPercent)
                {
                    worker.Lease.Return();
                    worker.At = Stage.Idle;
                    return;
                }

                var trip = Between(_schedule.Trip.Least * Millisecond, _schedule.Trip.Most * Millisecond);
                worker.Until = Now + trip;
                worker.Abandons = _random.Next(100) < _schedule.AbandonPercent;
                worker.CountedAt = Moment(Now, worker.Until + (worker.Abandons ? LateArrival : 0));
                _tripped += trip;
                break;
            default:
                if (worker.Abandons)
                {
                    worker.Lease!.Abandon();
                    _givenUp.Add(Now + LateArrival);
                }

                worker.Lease!.Dispose();
                _ledger.Add(new Arrival(worker.CountedAt, worker.Permits));
                worker.Until = Now + Between(0, _schedule.LongestStall * Millisecond);
                break;
        }

        worker.At = (Stage)(((int)worker.At + 1) % 3);
    }

    private void Disturb()
    {
        if (_random.Next(100) < _schedule.ClockStepPercent)
            _clock.StepWallClock(TimeSpan.FromHours(_random.Next(-48, 49)));
        if (_random.Next(1000) < _schedule.DeathPerMille)
            Kill(_random.Next(_owners.Length));
        if (_random.Next(1000) < _schedule.RebootPerMille)
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
            if (worker.At == Stage.UnderWay)
            {
                _ledger.Add(new Arrival(Moment(Math.Min(worker.CountedAt, Now), Now + LateArrival), worker.Permits));
                _givenUp.Add(Now + LateArrival);
            }

            worker.At = Stage.Idle;
        }

        _owners[owner].Close();
        _owners[owner] = new LimiterOwner(null, null) { BackAt = Now + Between(0, _lane.Window * Millisecond) };
    }

    private void Reboot()
    {
        for (var owner = 0; owner < _owners.Length; owner++)
            Kill(owner);
        _clockStarted = Now;
        _boot++;
        _clock = new ManualTimeProvider(_clock.GetUtcNow() + TimeSpan.FromHours(_random.Next(-3, 4)), TimeSpan.FromSeconds(_random.Next(1, 100_000)));
    }

    private TimeSpan UntilNext()
    {
        var next = _workers.Where(worker => worker.At == Stage.UnderWay || (worker.At == Stage.Idle && worker.Until > Now)).Select(worker => worker.Until)
            .Concat(_owners.Where(owner => owner.Limiter is null).Select(owner => owner.BackAt))
            .Select(at => at - Now)
            .Append((_clock.NextTimer ?? TimeSpan.FromMilliseconds(50)).Ticks)
            .Min();
        return TimeSpan.FromTicks(Math.Max(1, next));
    }

    /// <summary>The first, the last or any between.</summary>
    private long Moment(long first, long last) => _random.Next(3) switch { 0 => first, 1 => last, _ => Between(first, last) };

    private long Between(long least, long most) => least + _random.NextInt64(Math.Max(0, most - least) + 1);

    private LimiterOwner Open() => LimiterOwner.Open(_path, _limits, _clock, $"boot-{_boot}");
}
