using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>The rows of a stream that came back, joined to records as the sources would have them now.</summary>
/// <param name="Records">Records to be staged again.</param>
/// <param name="Strays">Rows that were corrected, or left by their record, and are in none now.</param>
internal sealed record Rejoined(IReadOnlyList<RejoinedRecord> Records, IReadOnlyList<StrayRow> Strays)
{
    /// <summary>No row came back.</summary>
    public static Rejoined Nothing { get; } = new([], []);
}

/// <summary>A record's rows as they are now.</summary>
/// <param name="Id">Its id in the checkpoint; null for one whose header row could not be read until now.</param>
/// <param name="Record">Its rows.</param>
/// <param name="IsLeftOut">Whether the stream's <c>where</c> leaves its header out now.</param>
/// <param name="Corrected">Cells of its rows that were corrected.</param>
/// <param name="Kept">Cells of its rows whose staged text stands.</param>
internal sealed record RejoinedRecord(
    long? Id, SourceRecord Record, bool IsLeftOut, IReadOnlyList<ReturnedCell> Corrected, IReadOnlyList<ReturnedCell> Kept);
