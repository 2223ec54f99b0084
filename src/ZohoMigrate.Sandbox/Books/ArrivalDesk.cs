using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Http;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Where every request is written down, judged by the limits and given its fault.</summary>
internal sealed class ArrivalDesk
{
    private readonly SandboxState _state;
    private readonly ArrivalLimits _limits;
    private readonly FaultDice _dice;
    private readonly int _perDay;
    private long _sequence;
    private long _received;
    private long _tokenCalls;

    public ArrivalDesk(SandboxState state, ArrivalLimits limits, FaultDice dice, int perDay)
    {
        (_state, _limits, _dice, _perDay) = (state, limits, dice, perDay);
        lock (state.Gate)
        {
            _sequence = state.Arrivals.LastSequence();
            (_received, _tokenCalls) = (state.Arrivals.Count(api: true), state.Arrivals.Count(api: false));
            limits.LockedUntil = OrganizationLock.Read(state.Database);
            foreach (var (moment, brokeWindow) in state.Arrivals.Since(state.Clock.Moment() - TimeSpan.TicksPerDay))
                limits.Remember(moment, brokeWindow);
        }
    }

    /// <summary>Notes a request to the product that is on the wire.</summary>
    public Reception Receive()
    {
        lock (_state.Gate)
        {
            var number = ++_received;
            return new Reception(number, _dice.ForCall(number));
        }
    }

    /// <summary>Judges a request to the product. One that is let through must <see cref="Leave"/> before it is answered.</summary>
    public (Arrival Arrival, ZohoReply? Refusal) Arrive(Reception reception, string method, string path, ArrivalTarget target)
    {
        lock (_state.Gate)
        {
            var arrival = Next(reception.Number, method, path);
            var refusal = _limits.Arrive(arrival.Moment);
            arrival = arrival with
            {
                Target = target,
                InProcess = _limits.InProcess + (refusal == LimitRefusal.Concurrency ? 1 : 0),
                Refusal = refusal,
                Strike = refusal == LimitRefusal.None ? reception.Strike : default,
            };
            _state.Arrivals.Begin(arrival);
            if (arrival.Fault == Fault.Locked43)
                OrganizationLock.Write(_state.Database, _limits.LockedUntil = arrival.Moment + arrival.Strike.Time.Ticks);
            if (refusal == LimitRefusal.None)
                return (arrival, null);
            var reply = refusal == LimitRefusal.Locked
                ? ZohoError.Locked(TimeSpan.FromTicks(_limits.LockedUntil - arrival.Moment))
                : ZohoError.Limit(refusal, _perDay);
            _state.Arrivals.End(arrival.Sequence, new ArrivalEnd { Status = reply.Status, Code = reply.Code }, arrival.Moment);
            return (arrival, reply);
        }
    }

    /// <summary>Writes down a token call, which no limit of the product knows. The caller holds the lock and ends it.</summary>
    public Arrival ArriveForToken(string method, string path)
    {
        var number = ++_tokenCalls;
        var arrival = Next(number, method, path) with { Strike = _dice.ForToken(number) };
        _state.Arrivals.Begin(arrival);
        return arrival;
    }

    /// <summary>The request is no longer in process. Called before the answer's first byte: whoever has the answer may send the next.</summary>
    public void Leave()
    {
        lock (_state.Gate)
            _limits.Leave();
    }

    private Arrival Next(long number, string method, string path) => new()
    {
        Sequence = ++_sequence,
        Number = number,
        Utc = _state.Clock.UtcNow(),
        Moment = _state.Clock.Moment(),
        Timestamp = _state.Clock.Timestamp(),
        Method = method,
        Path = path,
    };
}
