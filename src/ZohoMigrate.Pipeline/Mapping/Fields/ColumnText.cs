using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>from: column</c>.</summary>
internal sealed class ColumnText(string column, bool trim) : ITextSource
{
    private readonly KnownColumn _column = new(column);

    public IReadOnlyList<string> Columns => [_column.Name];

    public string? Read(MappingScope scope) => scope.Cells.Read(scope.Row, _column, trim);
}
