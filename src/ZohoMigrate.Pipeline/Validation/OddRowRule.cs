using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>
/// Sees rows of a record that look like something else: like the foot of a report (<see cref="FootRow"/>), or like several rows
/// (<see cref="SwallowedRows"/>). What a view makes of rows has no cells of theirs.
/// </summary>
internal static class OddRowRule
{
    public static void Check(MappedRecord record, RowProblems problems)
    {
        See(record.Header, id: null, problems);
        // By its places: of every record asked, an enumerator would be made each time.
        for (var i = 0; i < record.Lines.Count; i++)
        {
            if (!record.Lines[i].IsSameRow(record.Header))
                See(record.Lines[i], record.Lines[i].Id, problems);
        }
    }

    private static void See(SourceRow row, string? id, RowProblems problems)
    {
        if (FootRow.Is(row.Array) && !row.File.IsThroughView)
            problems.Add("total-like", field: null, "the row looks like a total or a footer: the first of its cells says so, or is a line, and nothing but amounts stands beside it", id);
        if (SwallowedRows.Are(row))
        {
            problems.Add(
                "rows-in-a-cell", field: null,
                $"lines {row.FirstLine} to {row.LastLine} are one row by their quotes, and each of them has as many cells by itself as the file has columns", id);
        }
    }
}
