using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>What the fields of one record are made from, and what came to light while they were.</summary>
/// <param name="Record">The record's rows.</param>
/// <param name="Row">The row that columns are read from: the header, or one line.</param>
/// <param name="Cells">Reads it.</param>
internal sealed record MappingScope(SourceRecord Record, SourceRow Row, CellReader Cells)
{
    /// <summary>The keys of records that others refer to by other columns.</summary>
    public ReferredKeys Keys { get; init; } = ReferredKeys.None;

    public MappingNotes Notes { get; init; } = new();

    /// <summary>The same record, seen from one of its lines.</summary>
    public MappingScope At(SourceRow line) => this with { Row = line };

    /// <summary>Notes a value that could not be made. The message names the place, never the value.</summary>
    /// <param name="field">The field at Zoho, as a path.</param>
    /// <param name="code">The rule.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="hint">What to do; null = what the rule says.</param>
    public void Add(string field, string code, string what, string? hint = null)
    {
        var problem = RuleBook.Of(code).Problem(ProblemStage.Mapping, $"{field}: {what} ({Row.File.Name} line {Row.FirstLine})");
        Notes.Add(problem with
        {
            Field = field,
            Hint = hint ?? problem.Hint,
            Row = Row.IsSameRow(Record.Header) ? null : Row.Id,
        });
    }
}
