using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Retrying;

/// <summary>What is to be staged again, all of it or nothing.</summary>
/// <param name="Records">Records with their rows as they are now.</param>
/// <param name="Strays">Rows that are in no record now, or still.</param>
/// <param name="Steps">Later steps that Zoho refused, to be tried again as they are.</param>
/// <param name="At">When, UTC.</param>
public sealed record Restaging(
    IReadOnlyList<RestagedRecord> Records, IReadOnlyList<StrayRow> Strays, IReadOnlyList<RequestItem> Steps, DateTimeOffset At)
{
    /// <summary>What children must share with their parents.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    /// <summary>What others come to now, since what they are added up by is among the records: a tax.</summary>
    public IReadOnlyList<RestatedTotal> Totals { get; init; } = [];
}

/// <summary>A record that takes its old place, or a new one.</summary>
/// <param name="Id">Its id in the checkpoint; null for one whose header row could not be read until now: it goes last in its stream.</param>
/// <param name="Record">What it is now. An error among its problems keeps it rejected.</param>
/// <param name="IsLeftOut">Whether the stream's <c>where</c> leaves its header row out now: it is skipped.</param>
public sealed record RestagedRecord(long? Id, MappedRecord Record, bool IsLeftOut = false);

/// <summary>What a record that is not staged again comes to now.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key.</param>
/// <param name="Total">In its own currency; null where that is not known before Zoho says it.</param>
public sealed record RestatedTotal(string Stream, string Key, decimal? Total);
