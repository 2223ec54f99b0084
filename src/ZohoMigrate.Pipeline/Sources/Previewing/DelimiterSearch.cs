using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Finds what separates a file's cells: the first rows are read with each candidate, by the reader that a run uses.</summary>
internal static class DelimiterSearch
{
    private const int RowsLookedAt = 100;

    /// <summary>The candidates, the best first. A comma where none makes more than one column.</summary>
    public static async Task<IReadOnlyList<(char Delimiter, DelimiterTrial Trial)>> TryAllAsync(
        string path, TableSource table, CancellationToken cancellationToken)
    {
        var trials = new List<(char Delimiter, DelimiterTrial Trial)>();
        foreach (var delimiter in Delimiters.All)
            trials.Add((delimiter, await TryAsync(path, table with { Delimiter = delimiter }, cancellationToken)));
        return [.. trials.OrderByDescending(trial => trial.Trial.Columns > 1).ThenByDescending(trial => trial.Trial.Columns > 1 ? trial.Trial.Agreeing : 0).ThenByDescending(trial => trial.Trial.Columns)];
    }

    private static async Task<DelimiterTrial> TryAsync(string path, TableSource table, CancellationToken cancellationToken)
    {
        await using var rows = CsvRows.Open(path, table, line: 1);
        var (columns, agreeing, looked) = (0, 0, 0);
        if (await rows.ReadAsync(cancellationToken) && rows.Fault is null)
            columns = rows.CellCount;
        while (looked < RowsLookedAt && rows.Fault != RowFault.UnclosedQuote && await rows.ReadAsync(cancellationToken))
        {
            looked++;
            if (rows.Fault is null && rows.CellCount == columns)
                agreeing++;
        }

        return new DelimiterTrial(Delimiters.NameOf(table.Delimiter), columns, agreeing, looked);
    }
}
