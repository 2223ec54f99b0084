using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>The source held against what Zoho shows.</summary>
/// <param name="At">When it was done, UTC.</param>
/// <param name="Equal">Whether everything in the source is at Zoho, once, and to the cent.</param>
/// <param name="Calls">Calls it took.</param>
/// <param name="StrayRows">Rows of the source that belong to no record: orphans and unreadable ones. What was excluded by <c>where</c> is not among them.</param>
/// <param name="Modules">Each module of the run.</param>
/// <param name="Differences">What differs, record by record: the first <see cref="MostDifferences"/>. Records that were never delivered are not among them.</param>
public sealed record Reconciliation(
    DateTimeOffset At,
    bool Equal,
    long Calls,
    long StrayRows,
    IReadOnlyList<ModuleReconciliation> Modules,
    IReadOnlyList<ReconciledDifference> Differences)
{
    /// <summary>Source files that were changed since they were read: what is new in them was not compared, so nothing is called equal.</summary>
    public IReadOnlyList<string> Edited { get; init; } = [];

    /// <summary>More than that nobody reads; the counts are whole.</summary>
    public const int MostDifferences = 10_000;

    /// <summary>Whether there may be more differences than are named.</summary>
    [JsonIgnore]
    public bool IsCut => Differences.Count >= MostDifferences;
}
