namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>from: column</c>.</summary>
internal sealed class ColumnText(string column, bool trim) : ITextSource
{
    public IReadOnlyList<string> Columns { get; } = [column];

    public string? Read(MappingScope scope) => scope.Cells.Read(scope.Row, column, trim);
}
