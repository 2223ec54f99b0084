using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Http;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Limits;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Where every request is written down, judged by the limits and given its fault.</summary>
internal sealed class ArrivalDesk
{
    private readonly SandboxState _state;
    private readonly ArrivalLimits _limits;
    private readonly FaultDice _dice;
    private readonly int _perDay;
    private long _sequence;

    public ArrivalDesk(SandboxState state, ArrivalLimits limits, FaultDice dice, int perDay)
    {
        (_state, _limits, _dice, _perDay) = (state, limits, dice, perDay);
        lock (state.Gate)
        {
            _sequence = state.Arrivals.LastSequence();
            foreach (var (moment, brokeWindow) in state.Arrivals.Since(state.Clock.Moment() - TimeSpan.TicksPerDay))
                limits.Remember(moment, brokeWindow);
        }
    }

    /// <summary>Judges a request to the product. One that is let through must <see cref="Leave"/> before it is answered.</summary>
    public (Arrival Arrival, ZohoReply? Refusal) Arrive(string method, string path, ArrivalTarget target)
    {
        lock (_state.Gate)
        {
            var arrival = Next(method, path);
            var refusal = _limits.Arrive(arrival.Moment);
            arrival = arrival with
            {
                Target = target,
                InProcess = _limits.InProcess + (refusal == LimitRefusal.Concurrency ? 1 : 0),
                Refusal = refusal,
                Fault = refusal == LimitRefusal.None ? _dice.Fault(arrival.Sequence) : Fault.None,
            };
            _state.Arrivals.Begin(arrival);
            if (refusal == LimitRefusal.None)
                return (arrival, null);
            var reply = ZohoError.Limit(refusal, _perDay);
            _state.Arrivals.End(arrival.Sequence, new ArrivalEnd { Status = reply.Status, Code = reply.Code });
            return (arrival, reply);
        }
    }

    /// <summary>Writes down a token call, which no limit of the product knows. The caller holds the lock and ends it.</summary>
    public Arrival ArriveForToken(string method, string path)
    {
        var arrival = Next(method, path);
        _state.Arrivals.Begin(arrival);
        return arrival;
    }

    /// <summary>The request is no longer in process. Called before the answer's first byte: whoever has the answer may send the next.</summary>
    public void Leave()
    {
        lock (_state.Gate)
            _limits.Leave();
    }

    private Arrival Next(string method, string path) => new()
    {
        Sequence = ++_sequence,
        Utc = _state.Clock.UtcNow(),
        Moment = _state.Clock.Moment(),
        Timestamp = _state.Clock.Timestamp(),
        Method = method,
        Path = path,
    };
}
