using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>Where every request is written down, judged by the limits and given its fault.</summary>
internal sealed class ArrivalDesk
{
    private readonly SandboxState _state;
    private readonly FaultDice _dice;
    private long _sequence;
    private long _received;
    private long _tokenCalls;

    public ArrivalDesk(SandboxState state, FaultDice dice, IEnumerable<IProductSide> products)
    {
        (_state, _dice) = (state, dice);
        lock (state.Gate)
        {
            _sequence = state.Arrivals.LastSequence();
            (_received, _tokenCalls) = (state.Arrivals.Count(api: true), state.Arrivals.Count(api: false));
            foreach (var product in products)
            {
                product.Limits.LockedUntil = OrganizationLock.Read(state.Database, product.Name);
                foreach (var arrival in state.Arrivals.Since(product.Name, state.Clock.Moment() - TimeSpan.TicksPerDay))
                    product.Limits.Remember(arrival);
            }
        }
    }

    /// <summary>Notes a request to a product that is on the wire.</summary>
    public Reception Receive()
    {
        lock (_state.Gate)
        {
            var number = ++_received;
            return new Reception(number, _dice.ForCall(number));
        }
    }

    /// <summary>Judges a request to a product. One that is let through must <see cref="Leave"/> before it is answered.</summary>
    public (Arrival Arrival, ZohoReply? Refusal) Arrive(Reception reception, IProductSide product, string method, string path, ArrivalTarget target, ArrivalCost cost)
    {
        lock (_state.Gate)
        {
            var limits = product.Limits;
            var arrival = Next(reception.Number, method, path);
            var refusal = limits.Arrive(arrival.Moment, cost, method, path);
            arrival = arrival with
            {
                Target = target,
                Product = product.Name,
                Cost = cost,
                Remaining = limits.Remaining(arrival.Moment),
                InProcess = limits.InProcess + (refusal is LimitRefusal.Concurrency or LimitRefusal.SubConcurrency ? 1 : 0),
                Refusal = refusal,
                Strike = refusal == LimitRefusal.None ? reception.Strike : default,
            };
            _state.Arrivals.Begin(arrival);
            if (arrival.Fault == Fault.Locked43)
                OrganizationLock.Write(_state.Database, product.Name, limits.LockedUntil = arrival.Moment + arrival.Strike.Time.Ticks);
            if (refusal == LimitRefusal.None)
                return (arrival, null);
            var reply = refusal == LimitRefusal.Locked
                ? product.Refusals.Locked(TimeSpan.FromTicks(limits.LockedUntil - arrival.Moment))
                : product.Refusals.Limit(refusal);
            _state.Arrivals.End(arrival.Sequence, new ArrivalEnd { Status = reply.Status, Code = reply.Code }, arrival.Moment);
            return (arrival, reply);
        }
    }

    /// <summary>Writes down a token call, which no limit of a product knows. The caller holds the lock and ends it.</summary>
    public Arrival ArriveForToken(string method, string path)
    {
        var number = ++_tokenCalls;
        var arrival = Next(number, method, path) with { Strike = _dice.ForToken(number) };
        _state.Arrivals.Begin(arrival);
        return arrival;
    }

    /// <summary>The request is no longer in process. Called before the answer's first byte: whoever has the answer may send the next.</summary>
    public void Leave(IProductSide product, Arrival arrival)
    {
        lock (_state.Gate)
            product.Limits.Leave(arrival.Cost);
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
