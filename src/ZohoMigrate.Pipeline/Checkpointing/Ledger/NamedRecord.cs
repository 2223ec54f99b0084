using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>A record that a person may have meant.</summary>
/// <param name="Id">The record.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key.</param>
/// <param name="State">What became of it.</param>
/// <param name="ZohoId">Zoho's id; null where it has none.</param>
public sealed record NamedRecord(long Id, string Stream, string Key, RecordState State, string? ZohoId)
{
    /// <summary>Its later step whose outcome is unknown; null if there is none.</summary>
    public string? UndecidedStep { get; init; }
}
