using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What a request, or a look at Zoho, said of one record's step. Durable before it is counted.</summary>
/// <param name="Item">The record and the step.</param>
public abstract record Outcome(RequestItem Item)
{
    /// <summary>What a person should know: always at least one when a record is refused or undecided.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>
/// The record is at Zoho. If another identity already owns <paramref name="ZohoId"/> in the module, it is settled as
/// <see cref="RecordState.Unknown"/> instead: one Zoho record belongs to at most one identity (law 2).
/// </summary>
/// <param name="Item">The record; its step is 0.</param>
/// <param name="State"><see cref="RecordState.Created"/>, <see cref="RecordState.Recovered"/>, <see cref="RecordState.Updated"/> or <see cref="RecordState.Matched"/>.</param>
/// <param name="ZohoId">Zoho's id, from Zoho's own answer.</param>
public sealed record Settled(RequestItem Item, RecordState State, string ZohoId) : Outcome(Item)
{
    /// <summary>What else of Zoho's record later calls need: member → value.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A later step is done.</summary>
public sealed record StepDone(RequestItem Item) : Outcome(Item);

/// <summary>Zoho would not. For step 0 the record is refused and its children blocked; for a later step the record keeps its state.</summary>
public sealed record Refused(RequestItem Item) : Outcome(Item)
{
    /// <summary>Whether it was refused here, before anything was sent: it says nothing of what Zoho would say.</summary>
    public bool IsUnsent { get; init; }
}

/// <summary>To be looked for.</summary>
/// <param name="Item">The record; its step is 0.</param>
/// <param name="IsDuplicate">True when Zoho said the natural key is taken, false when the outcome is not known.</param>
/// <param name="AttemptEndedAt">By the run's clock, as <see cref="Checkpointing.IDeliveryLedger.Clock"/> has it.</param>
/// <param name="Message">Zoho's message, or ours.</param>
public sealed record Parked(RequestItem Item, bool IsDuplicate, DateTimeOffset AttemptEndedAt, string Message) : Outcome(Item)
{
    /// <summary>Whether that is how such calls go: Zoho has taken the record, and only its list says what it is called.</summary>
    public bool IsTaken { get; init; }
}

/// <summary>Looked for and not found, by a look that counts, at that moment; to be confirmed.</summary>
public sealed record NotFound(RequestItem Item, DateTimeOffset At) : Outcome(Item);

/// <summary>Proven absent: back to ready, to be sent again. Taken only after a <see cref="NotFound"/> of the same parking.</summary>
public sealed record SendAgain(RequestItem Item) : Outcome(Item);

/// <summary>Neither found nor provably absent, or found in a way that needs a person.</summary>
public sealed record Undecided(RequestItem Item) : Outcome(Item);

/// <summary>Refused, and not for what it is: back to pending, without a word of it, and what was blocked by it alone waits for it again.</summary>
/// <param name="Item">A refused record; its step is 0.</param>
public sealed record TakenBack(RequestItem Item) : Outcome(Item);

/// <summary>Nothing of it was processed and the run stops: back to ready, no mark on the record.</summary>
public sealed record PutBack(RequestItem Item) : Outcome(Item);
