using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What may be sent, what became of it, and what must be looked for.</summary>
public interface IDeliveryLedger
{
    /// <summary>The clock that waits for parked records go by: no step of the wall clock shortens them, in no process.</summary>
    TimeProvider Clock { get; }

    /// <summary>The next free request id. No id is given twice, not even after a crash.</summary>
    long NextRequestId();

    /// <summary>Takes up to <paramref name="limit"/> ready steps, in order of delivery, marking them planned. Found by index, not by scan.</summary>
    Task<IReadOnlyList<ReadyStep>> TakeReadyAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The same of some operations only.</summary>
    /// <param name="limit">Most of them.</param>
    /// <param name="among">Module and operation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<ReadyStep>> TakeReadyAsync(int limit, IReadOnlyList<(string Module, string Operation)> among, CancellationToken cancellationToken);

    /// <summary>
    /// Writes outcomes, in one group: the record's state and Zoho id, its step, the next step or the children that become ready,
    /// the children that are blocked, the problems. Durable before it returns. Not cancellable: what is known must not be lost.
    /// </summary>
    Task SettleAsync(IReadOnlyList<Outcome> outcomes);

    /// <summary>All parked creates of all modules, oldest attempt first.</summary>
    Task<IReadOnlyList<ParkedStep>> ReadParkedAsync(CancellationToken cancellationToken);

    /// <summary>The records of a stream that Zoho refused, each with what it said; null when any record of the stream is, or was, at Zoho.</summary>
    Task<IReadOnlyList<RefusedStep>?> ReadRefusedAsync(string stream);

    /// <summary>How many steps are in each state.</summary>
    Task<IReadOnlyDictionary<StepState, long>> CountStepsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Blocks the records that wait for each other in a circle, and what waits for those: called when nothing else is left. What waits for
    /// a record that is unknown goes on waiting and stays pending, since a person may still find it: waiting steps can remain.
    /// </summary>
    Task BlockWaitingAsync(Problem problem, CancellationToken cancellationToken);
}
