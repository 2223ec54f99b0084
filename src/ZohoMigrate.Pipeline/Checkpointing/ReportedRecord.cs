using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>A record with what became of it.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key in the source.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ZohoId">Its id at Zoho, if any.</param>
/// <param name="Total">What it comes to, in its own currency, where that was known before it was sent.</param>
/// <param name="Payload">The create body as JSON, references unresolved; null where the run keeps none.</param>
/// <param name="FaultyFields">The fields that keep it from being delivered, as paths ("line_items[2].rate").</param>
public sealed record ReportedRecord(
    string Stream, string Key, RecordState State, string? ZohoId, decimal? Total, string? Payload, IReadOnlyList<string> FaultyFields)
{
    /// <summary>The currency of the total as the source names it, itself or by its customer: the code, or Zoho's id of it. Null where it names none.</summary>
    public string? Currency { get; init; }
}
