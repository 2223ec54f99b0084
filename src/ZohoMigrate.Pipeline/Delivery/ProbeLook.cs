using System.Text.Json;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What one look at a module's list showed.</summary>
/// <param name="Steps">The records it was made for.</param>
/// <param name="Rows">The rows that came back.</param>
/// <param name="IsComplete">
/// Whether every record that the list had, and that could be one of these, is among the rows: all pages that matter were read, in the
/// order asked for, and no row violates the filter (Zoho ignores filters it does not know, reference/zoho-books.md §1.2).
/// </param>
/// <param name="At">When the look was made, by the run's clock.</param>
internal sealed record ProbeLook(
    IReadOnlyList<ParkedStep> Steps, IReadOnlyList<JsonElement> Rows, bool IsComplete, DateTimeOffset At)
{
    /// <summary>Whether Zoho answered with its list; where it did not, that no row shows a record says nothing at all.</summary>
    public bool IsAnswered { get; init; } = true;

    /// <summary>The field by whose value the rows were asked for; null where the list was read as it is.</summary>
    public string? FilteredBy { get; init; }
}
