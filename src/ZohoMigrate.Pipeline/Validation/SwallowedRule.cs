using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Sees rows of a record that may be several: <see cref="SwallowedRows"/>.</summary>
internal static class SwallowedRule
{
    public static void Check(MappedRecord record, RowProblems problems)
    {
        See(record.Header, id: null, problems);
        foreach (var line in record.Lines)
        {
            if (!line.IsSameRow(record.Header))
                See(line, line.Id, problems);
        }
    }

    private static void See(SourceRow row, string? id, RowProblems problems)
    {
        if (SwallowedRows.Are(row))
        {
            problems.Add(
                "rows-in-a-cell", field: null,
                $"lines {row.FirstLine} to {row.LastLine} are one row by their quotes, and each of them has as many cells by itself as the file has columns", id);
        }
    }
}
