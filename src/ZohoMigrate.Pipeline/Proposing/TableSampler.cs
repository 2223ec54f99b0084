using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Previewing;
using ZohoMigrate.Pipeline.Sources.Sheets;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Reads the first rows of every file of a data folder, by the code of a run.</summary>
internal static class TableSampler
{
    private const int MostRows = 10_000;
    private const string PlainStart = "source: ";
    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".ndjson"];

    /// <param name="dataFolder">Full path.</param>
    /// <param name="unread">Is told of files that cannot be read, and why.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<IReadOnlyList<SampledTable>> ReadAsync(string dataFolder, ICollection<string> unread, CancellationToken cancellationToken)
    {
        var tables = new List<SampledTable>();
        var files = Directory.EnumerateFiles(dataFolder).Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            try
            {
                foreach (var sheet in Sheets(path))
                    tables.Add(await ReadAsync(path, sheet, cancellationToken));
            }
            catch (SourceException fault)
            {
                unread.Add(fault.Message);
            }
        }

        return tables;
    }

    // Null stands for a file without sheets, or with one.
    private static string?[] Sheets(string path) =>
        Workbook.Is(path) && Workbook.VisibleSheets(path, new TableSource(Path.GetFileName(path))) is { Count: > 1 } sheets ? [.. sheets] : [null];

    private static async Task<SampledTable> ReadAsync(string path, string? sheet, CancellationToken cancellationToken)
    {
        var preview = await (await PreviewedFile.OpenAsync(path, sheet, jsonPath: null, cancellationToken)).ReadAsync(MostRows, cancellationToken);
        var named = preview.Columns.Select((column, place) => (Column: column, Place: place))
            .Where(column => !string.IsNullOrWhiteSpace(column.Column.Name) && !preview.RepeatedNames.Contains(column.Column.Name));
        return new SampledTable
        {
            Title = preview.Sheet is null ? preview.File : $"{preview.File}[{preview.Sheet}]",
            Name = sheet ?? Path.GetFileNameWithoutExtension(path),
            Source = preview.Source?[PlainStart.Length..] ?? YamlWord.Of(preview.File),
            Rows = preview.Rows,
            Columns = [.. named.Select(column => new SampledColumn(column.Column.Name, [.. preview.Sample.Select(row => Value(row[column.Place], column.Column))], preview.SampleLines))],
            NullMarkers = [.. preview.Columns.Select(column => column.NullMarker).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Doubt = preview.Doubt ?? (preview.EncodingBy == "guess" ? $"It is read as {preview.Encoding}, which is a guess: are its letters right?" : null),
        };
    }

    private static string Value(string cell, PreviewedColumn column)
    {
        var text = cell.Trim();
        return string.Equals(text, column.NullMarker, StringComparison.OrdinalIgnoreCase) ? "" : text;
    }
}
