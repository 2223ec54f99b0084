using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>A record with what became of it.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key in the source.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ZohoId">Its id at Zoho, if any.</param>
/// <param name="Total">What it comes to, in its own currency, where that was known before it was sent. As it was sent, where it was.</param>
/// <param name="Payload">The create body as JSON, references unresolved; null where the run keeps none.</param>
/// <param name="FaultyFields">The fields that keep it from being delivered, as paths ("line_items[2].rate").</param>
public sealed record ReportedRecord(
    string Stream, string Key, RecordState State, string? ZohoId, decimal? Total, string? Payload, IReadOnlyList<string> FaultyFields)
{
    /// <summary>The currency of the total as the source names it, itself or by its customer: the code, or Zoho's id of it. Null where it names none.</summary>
    public string? Currency { get; init; }

    /// <summary>Whether the source, or the mapping, makes something else of it since it was sent.</summary>
    public bool IsStale { get; init; }

    /// <summary>Where <see cref="IsStale"/>: what it comes to by the source as it is now; null where that does not say.</summary>
    public decimal? StaleTotal { get; init; }

    /// <summary>What it comes to by the source, where that says it.</summary>
    internal decimal? SourceTotal(ModuleSpec module) => IsStale ? StaleTotal : SentTotal(module);

    /// <summary>What it comes to as it was sent, or is to be.</summary>
    internal decimal? SentTotal(ModuleSpec module) =>
        Total ?? (Payload is null ? null : KnownTotal.Of(module, PayloadObject.Parse(Payload), FaultyFields));
}
