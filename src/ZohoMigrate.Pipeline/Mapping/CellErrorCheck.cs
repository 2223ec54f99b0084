using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records.Rows;

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
        var lines = scope.Record.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (CellErrors.MayBeIn(lines[i]) && !lines[i].IsSameRow(scope.Record.Header))
                Check(scope.At(lines[i]), source.Lines?.Table.Columns ?? source.Header.Columns);
        }
    }

    private static void Check(MappingScope scope, IReadOnlyList<string> columns)
    {
        if (CellErrors.MayBeIn(scope.Row))
            CheckEach(scope, columns);
    }

    private static void CheckEach(MappingScope scope, IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
        {
            if (scope.Cells.Read(scope.Row, column) is { } cell && CellErrors.Has(scope.Row, cell) && !IsNoted(scope, column))
                scope.Add(column, "cell-error", $"column `{column}` holds the error {cell} in place of a value");
        }
    }

    private static bool IsNoted(MappingScope scope, string column)
    {
        var row = scope.Row.IsSameRow(scope.Record.Header) ? null : scope.Row.Id;
        return scope.Notes.Problems.Any(problem => problem.Row == row && problem.Message.Contains($"column `{column}`", StringComparison.Ordinal));
    }
}
