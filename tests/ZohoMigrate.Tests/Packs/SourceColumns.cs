namespace ZohoMigrate.Tests.Packs;

/// <summary>A file of an export: its columns, and rows that make use of each.</summary>
/// <param name="File">Its name.</param>
/// <param name="Used">The columns that are sent or told: another cell makes another record, or another warning.</param>
/// <param name="Unused">The columns that mean nothing in Zoho Books, or nothing beside the others: the pack's page says so.</param>
/// <param name="Rows">Cells by column, as in "guid=v1|date=2024-04-03"; a column that is not named is empty.</param>
internal sealed record SourceColumns(string File, string Used, string Unused, params string[] Rows)
{
    /// <summary>Where a column heeds few words only: what is put into its cells; elsewhere it is a word that stands nowhere else.</summary>
    public IReadOnlyDictionary<string, string> Probes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IEnumerable<(string Column, bool IsUsed)> Columns => Split(Used).Select(column => (column, true)).Concat(Split(Unused).Select(column => (column, false)));

    /// <summary>The file as it is, or with other cells in one column.</summary>
    public string Text(string? probed = null)
    {
        var columns = Columns.Select(column => column.Column).ToList();
        return string.Concat(Rows.Select(row => row.Split('|').Select(cell => cell.Split('=', 2)).ToDictionary(cell => cell[0], cell => cell[1], StringComparer.Ordinal))
            .Select(cells => string.Join(',', columns.Select(column => Quoted(column == probed ? Probes.GetValueOrDefault(column, "Probe 7") : cells.GetValueOrDefault(column, "")))) + "\n")
            .Prepend(string.Join(',', columns) + "\n"));
    }

    private static string Quoted(string cell) => cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell;

    private static IEnumerable<string> Split(string columns) => columns.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
