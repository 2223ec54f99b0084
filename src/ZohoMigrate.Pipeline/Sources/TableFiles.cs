using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>The files a table is in: one, or all that a pattern names, which have their columns together.</summary>
internal static class TableFiles
{
    /// <summary>Sees that they can be read, and have the columns their stream needs.</summary>
    /// <exception cref="SourceException">They are not there, cannot be read, or lack columns.</exception>
    public static async Task CheckAsync(string dataFolder, TableSource table, FoundFiles files, CancellationToken cancellationToken)
    {
        if (table.IsPattern)
            await FindAsync(DataPattern.Find(dataFolder, table), dataFolder, table, files, cancellationToken);
        else
            await files.FormatAsync(DataPath.Find(dataFolder, table), table, cancellationToken);
    }

    /// <summary>Finds them and makes them ready to be read.</summary>
    /// <param name="dataFolder">Where they are.</param>
    /// <param name="table">What the mapping says of them.</param>
    /// <param name="files">What was found out of files.</param>
    /// <param name="stream">Who reads them.</param>
    /// <param name="role">What their rows are to that stream's records.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">They are not there, cannot be read, or lack columns.</exception>
    public static async Task<IReadOnlyList<OpenedTable>> OpenAsync(
        string dataFolder, TableSource table, FoundFiles files, string stream, RowRole role, CancellationToken cancellationToken) => table.IsPattern
        ? await OpenAsync(DataPattern.Find(dataFolder, table), dataFolder, table, files, stream, role, cancellationToken)
        : [await files.OpenAsync(DataPath.Find(dataFolder, table), table, stream, role, cancellationToken)];

    /// <summary>The same of files a pattern has named.</summary>
    public static async Task<IReadOnlyList<OpenedTable>> OpenAsync(
        IReadOnlyList<string> names, string dataFolder, TableSource table, FoundFiles files, string stream, RowRole role, CancellationToken cancellationToken)
    {
        var columns = await FindAsync(names, dataFolder, table, files, cancellationToken);
        var opened = new List<OpenedTable>();
        foreach (var name in names)
        {
            var one = await files.OpenAsync(Path.Combine(dataFolder, name), Of(table, name), stream, role, cancellationToken);
            opened.Add(one with { File = one.File with { Columns = columns } });
        }

        return opened;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(
        IReadOnlyList<string> names, string dataFolder, TableSource table, FoundFiles files, CancellationToken cancellationToken)
    {
        var columns = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var found = await files.FormatAsync(Path.Combine(dataFolder, name), Of(table, name), cancellationToken);
            columns.AddRange(found.Columns.Where(known.Add));
        }

        var places = JsonFormat.PlaceOf("").Select(place => place.Column).ToList();
        if (places.Find(known.Contains) is { } taken)
            throw new SourceException($"{table.File}: a member is called `{taken}`, which is what the place of a row is called where several files are one table. Read the files one by one.");
        // Where there is no row at all, no column is missed.
        if (columns.Count == 0)
            columns.AddRange(table.Columns.Except(places, StringComparer.Ordinal));
        columns.AddRange(places);
        HeaderRow.Check(table, columns);
        return columns;
    }

    // What is missing in one of them may be in another.
    private static TableSource Of(TableSource table, string name) => table with { File = name, Columns = [] };
}
