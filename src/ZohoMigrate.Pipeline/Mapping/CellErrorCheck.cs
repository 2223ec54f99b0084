using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>
/// Sees that no error of a spreadsheet's cell is taken for a value. Where it becomes a field, the field says so; it may also be part of a key, of
/// a condition or of a longer text.
/// </summary>
internal static class CellErrorCheck
{
    /// <summary>Notes what is not noted yet.</summary>
    public static void Check(MappingScope scope, StreamSource source)
    {
        Check(scope, source.Header.Columns);
        foreach (var line in scope.Record.Lines)
        {
            if (CellErrors.MayBeIn(line) && !line.IsSameRow(scope.Record.Header))
                Check(scope.At(line), source.Lines?.Table.Columns ?? source.Header.Columns);
        }
    }

    private static void Check(MappingScope scope, IReadOnlyList<string> columns)
    {
        if (!CellErrors.MayBeIn(scope.Row))
            return;
        foreach (var column in columns)
        {
            if (scope.Cells.Read(scope.Row, column) is { } cell && CellErrors.Has(scope.Row, cell) && !IsNoted(scope, column))
                scope.Add(column, "cell-error", $"column `{column}` holds the error {cell} in place of a value");
        }
    }

    private static bool IsNoted(MappingScope scope, string column)
    {
        var row = scope.Row.IsSameRow(scope.Record.Header) ? null : scope.Row.Id;
        return scope.Problems.Exists(problem => problem.Row == row && problem.Message.Contains($"column `{column}`", StringComparison.Ordinal));
    }
}
