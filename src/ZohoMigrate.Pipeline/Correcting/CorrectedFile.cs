namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>A file of the error report as it came back.</summary>
/// <param name="Shown">Its name, for messages.</param>
/// <param name="Columns">Its header, in order, as it came back.</param>
/// <param name="Rows">Its rows that are not blank.</param>
internal sealed record CorrectedFile(string Shown, IReadOnlyList<string> Columns, IReadOnlyList<CorrectedRow> Rows)
{
    /// <summary>The column that names the row for ever.</summary>
    public const string RowColumn = "zm_row";

    /// <summary>The column that names the source file.</summary>
    public const string FileColumn = "zm_file";

    /// <summary>Where a column stands, or null.</summary>
    public int? Find(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i].Trim(), column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return null;
    }
}

/// <summary>One row that came back.</summary>
/// <param name="Line">The line it begins on.</param>
/// <param name="Cells">As many as the file has columns: a spreadsheet leaves blank ones at the end away.</param>
internal sealed record CorrectedRow(long Line, IReadOnlyList<string> Cells);
