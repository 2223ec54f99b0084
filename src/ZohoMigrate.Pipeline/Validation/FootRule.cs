using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Sees rows of a record that look like the foot of a report. What a view makes of rows has no cells of theirs.</summary>
internal static class FootRule
{
    private const string What = "the row looks like a total or a footer: the first of its cells says so, or is a line, and nothing but amounts stands beside it";

    public static void Check(MappedRecord record, RowProblems problems)
    {
        if (IsFoot(record.Header))
            problems.Add("total-like", field: null, What, row: null);
        for (var i = 0; i < record.Lines.Count; i++)
        {
            if (!record.Lines[i].IsSameRow(record.Header) && IsFoot(record.Lines[i]))
                problems.Add("total-like", field: null, What, record.Lines[i].Id);
        }
    }

    private static bool IsFoot(SourceRow row) => FootRow.Is(row.Array) && !row.File.IsThroughView;
}
