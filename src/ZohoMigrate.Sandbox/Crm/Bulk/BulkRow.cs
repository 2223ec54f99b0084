using ZohoMigrate.Sandbox.Ledger;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>What became of one row of a file, as the result tells it.</summary>
/// <param name="Status">One of those here.</param>
/// <param name="Cells">What stood in the first three columns that are mapped.</param>
internal sealed record BulkRow(string Status, IReadOnlyList<string> Cells)
{
    public const string Added = "ADDED";
    public const string Updated = "UPDATED";
    public const string Skipped = "SKIPPED";

    /// <summary>The job died before it came to it.</summary>
    public const string Unprocessed = "UNPROCESSED";

    /// <summary>Columns of a row that the result shows again.</summary>
    public const int ShownColumns = 3;

    /// <summary>The record that was made or changed; empty where none was.</summary>
    public string RecordId { get; init; } = "";

    /// <summary>Why it was skipped: <c>MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email</c>.</summary>
    public string Errors { get; init; } = "";

    /// <summary>The same for the ledger; null where nothing was tried.</summary>
    public ArrivalItem? Item { get; init; }
}
