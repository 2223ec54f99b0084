using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>Finds out how a JSON file is written, and what its columns are: it is read to its end for that, since any object may have a member that no other has.</summary>
internal static class JsonSearch
{
    private const string Utf8Name = "utf-8";

    /// <exception cref="SourceException">It cannot be read, is no JSON, or has no objects where its rows should be.</exception>
    public static async Task<FoundFormat> FindAsync(string path, TableSource table, FoundFiles files, CancellationToken cancellationToken)
    {
        if (table.Sheet is { } sheet)
            throw new SourceException($"{table.File} is read as JSON, so it has no sheet `{sheet}`.");
        var encoding = await EncodingAsync(path, table, files, cancellationToken);
        var format = new TableFormat
        {
            Encoding = encoding.Name,
            IsEncodingGuessed = encoding.By == "guess",
            HeaderRows = 0,
            Json = new JsonFormat
            {
                Path = table.JsonPath ?? JsonPath.Root.ToString(),
                IsLines = await JsonLayout.IsLinesAsync(path, table, encoding.Name, cancellationToken),
                ListSeparator = table.ListSeparator,
                IsOneOfSeveral = table.IsPattern,
            },
        };
        var found = await ReadAsync(path, table, format, cancellationToken);
        var missing = table.Columns.Except(found.Columns, StringComparer.Ordinal).ToList();
        if (missing.Count > 0 && found.Array is { } array && format.Json.Path == JsonPath.Root.ToString())
            throw NoPath(table, missing, array);
        var trial = new Trial(format, found.Columns)
        {
            Names = new SampleRow(1, found.Columns.Length, found.Columns, Fault: null),
            Missing = missing.Count,
            HasAll = missing.Count == 0 && table.Columns.Count > 0,
            Looked = (int)Math.Min(int.MaxValue, found.Rows),
            Agreeing = (int)Math.Min(int.MaxValue, found.Rows),
        };
        return new FoundFormat(encoding, trial, [trial]);
    }

    // By the standard it is UTF-8, and nothing is guessed but what every other byte shows.
    private static async Task<FoundEncoding> EncodingAsync(string path, TableSource table, FoundFiles files, CancellationToken cancellationToken)
    {
        if (SourceText.MarkOf(path) is { } mark)
            return new FoundEncoding(mark.WebName, "mark");
        if (table.Encoding is { } given)
            return new FoundEncoding(given, "mapping");
        if (EncodingSearch.Wide(SourceText.StartOf(path, FileKind.Seen)) is { } wide)
            return new FoundEncoding(wide, "guess");
        return new FoundEncoding(Utf8Name, (await files.ContentAsync(path, cancellationToken)).IsUtf8 ? "valid" : "guess");
    }

    private static async Task<(string[] Columns, long Rows, string? Array)> ReadAsync(
        string path, TableSource table, TableFormat format, CancellationToken cancellationToken)
    {
        var (members, columns) = (new JsonMembers(format.Json!.ListSeparator), new JsonColumns(table));
        var (rows, objects, readable, array) = (0L, 0L, 0L, (string?)null);
        RowFault? noObject = null;
        await foreach (var value in JsonValues.ReadAsync(path, table, format, cancellationToken))
        {
            rows++;
            var fault = members.Read(value);
            objects += fault?.Code == RowFault.NoObjectCode ? 0 : 1;
            noObject ??= fault;
            if (fault is not null)
                continue;
            readable++;
            array = rows == 1 ? members.Cells.Find(cell => cell.Cell?.StartsWith("[{", StringComparison.Ordinal) == true).Name : null;
            foreach (var (name, _) in members.Cells)
                columns.Add(name);
        }

        if (rows > 0 && objects == 0)
            throw new SourceException($"{table.File} has no objects at `{format.Json.Path}`, of which the rows are made: {noObject!.Message} Name with `json_path` where they are.");
        // Where there is no row, no column is missed.
        return (readable == 0 ? [.. table.Columns.Concat(table.Sought.Select(names => names[0])).Distinct(StringComparer.Ordinal)] : [.. columns.Names], rows, array);
    }

    private static SourceException NoPath(TableSource table, IEnumerable<string> missing, string array) => new(
        $"{table.File} does not have the columns its mapping needs: {string.Join(", ", missing.Distinct(StringComparer.Ordinal).Select(column => $"`{column}`"))}. "
        + $"It is one object, whose `{array}` is a list of objects. Where these are the rows, say so in the mapping: source: {{ file: {table.File}, json_path: $.{array} }}.");
}
