using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>
/// A record as Zoho will see it, but for references that are not resolved yet. What can be set is set once, by validation right behind mapping: a
/// copy of every record would be a tenth of all memory that is asked for.
/// </summary>
public sealed record MappedRecord
{
    public required string Stream { get; init; }

    /// <summary>The target module ("books.invoices").</summary>
    public required string Module { get; init; }

    /// <summary>Position among the stream's records, from 0.</summary>
    public required long Ordinal { get; init; }

    /// <summary>The record's identity in the source, for ever; empty when its key columns are.</summary>
    public required string Key { get; init; }

    /// <summary>What the create sends, and what later steps do (<see cref="ZohoMigrate.Catalog.FieldSpec.SentBy"/>). What it takes of other records stands in it as <see cref="Payloads.Payload"/> says.</summary>
    public required PayloadObject Payload { get; init; }

    public IReadOnlyList<Reference> References { get; internal set; } = [];

    /// <summary>What it takes of records the organisation has already.</summary>
    public IReadOnlyList<Lookup> Lookups { get; init; } = [];

    /// <summary>What tells it apart at Zoho, folded for comparison: what Zoho keeps unique, or our marker; null where a part is missing.</summary>
    public string? NaturalKey { get; internal set; }

    /// <summary>What puts it into a sequence with others of its module (<see cref="ZohoMigrate.Catalog.ModuleSpec.Sequence"/>); null where it waits for none.</summary>
    public string? Sequence { get; init; }

    /// <summary>What stands in the path of its create, where records of one path share a call, or one call finds them; null where all of a stream can, or none.</summary>
    public string? Address { get; init; }

    /// <summary>What it comes to (<see cref="RecordTotal"/>); null where its module has no total, or the record does not say.</summary>
    public decimal? Total { get; internal set; }

    /// <summary>What is compared with other records besides the keys.</summary>
    public IReadOnlyList<ComparedValue> Compared { get; internal set; } = [];

    /// <summary>The total the source states; null where the mapping does not say that it states one.</summary>
    public SourceTotal? SourceTotal { get; init; }

    /// <summary>The step that brings it to Zoho (<see cref="ZohoMigrate.Catalog.ModuleSpec.OperationOf"/>).</summary>
    public string Operation { get; init; } = "create";

    /// <summary>Operations that follow the create, in order ("mark_as_sent").</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public required SourceRow Header { get; init; }

    public IReadOnlyList<SourceRow> Lines { get; init; } = [];

    /// <summary>All its rows but the header: where rows are grouped, that one is a line as well.</summary>
    public IEnumerable<SourceRow> OtherRows => Lines.Where(line => !line.IsSameRow(Header));

    public IReadOnlyList<Problem> Problems { get; internal set; } = [];

    /// <summary>Whether a problem keeps it from being delivered.</summary>
    public bool IsRejected => Problems.Count > 0 && Problems.Any(problem => problem.Severity == Severity.Error);
}
