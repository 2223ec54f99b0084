using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;
using ZohoMigrate.Pipeline.Sources.Sheets;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>
/// A source file nobody has described yet: how it is written is found out, then it is read, both by the code of a run, so that what is shown
/// is what a run would see. Streams: a file of any size takes the same memory.
/// </summary>
public sealed class PreviewedFile
{
    private readonly string _path;
    private readonly TableSource _table;
    private readonly FoundFormat _found;
    private readonly char? _separator;

    private PreviewedFile(string path, TableSource table, FoundFormat found, char? separator) => (_path, _table, _found, _separator) = (path, table, found, separator);

    /// <summary>Finds out how a file is written.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="sheet">The sheet of a workbook that has several.</param>
    /// <param name="jsonPath">Where in a JSON document its rows are; null for the document itself.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">It is not there, cannot be read, or has no row of names.</exception>
    public static async Task<PreviewedFile> OpenAsync(string path, string? sheet, string? jsonPath, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new SourceException($"{path} is a folder. Name one of the files in it.");
        if (!File.Exists(path))
            throw new SourceException($"{path} does not exist.{Nearest(path)}");
        try
        {
            var table = new TableSource(Path.GetFileName(path)) { Sheet = sheet, JsonPath = jsonPath };
            // NUL bytes are no reason not to look: where they are is what is asked.
            var found = await FormatSearch.FindAsync(path, table, new FoundFiles(), cancellationToken);
            HeaderRow.ThrowIfNoNames(table, found.Best);
            return new PreviewedFile(path, table, found, await FormatSearch.LikelyAsync(path, table, found, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads it through and says what is in it.</summary>
    /// <param name="sample">How many rows to keep.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<SourcePreview> ReadAsync(int sample, CancellationToken cancellationToken)
    {
        var (format, encoding) = (_found.Format, _found.Encoding);
        var text = format.Sheet is null ? await TextTally.ReadAsync(_path, format, cancellationToken) : new TextTally();
        var columns = _found.Columns.Select(name => new ColumnTally(name)).ToList();
        var (faults, footers, several, errors) = (new FaultTally(), new FaultTally(), new FaultTally(), new FaultTally());
        var names = new NamesGuess(_found.Columns, format);
        var kept = new List<(IReadOnlyList<string> Cells, long Line)>();
        var reader = Reader();
        await foreach (var row in reader.ReadAsync(cancellationToken))
        {
            if (row.Fault is { } fault)
            {
                faults.Add(fault, row.Row.FirstLine);
                continue;
            }

            for (var i = 0; i < columns.Count; i++)
                columns[i].Add(row.Row.Cells[i]);
            names.Add(row.Row.Cells);
            if (FootRow.Is(row.Row.Array))
                footers.Add(RowFault.TotalLike, row.Row.FirstLine);
            if (SwallowedRows.Are(row.Row))
                several.Add(RowFault.RowsInACell, row.Row.FirstLine);
            if (CellErrors.MayBeIn(row.Row) && row.Row.Array.ToList().FindIndex(cell => CellErrors.Has(row.Row, cell)) is >= 0 and var place)
                errors.Add(RowFault.ErrorValue(row.Row.Cells[place], _found.Columns[place]), row.Row.FirstLine);
            if (kept.Count < sample)
                kept.Add((row.Row.Cells, row.Row.FirstLine));
        }

        return new SourcePreview
        {
            File = _table.File,
            Bytes = new FileInfo(_path).Length,
            Sheet = format.Sheet,
            JsonPath = format.Json?.Path,
            IsJsonLines = format.Json?.IsLines == true,
            Encoding = encoding.Name,
            EncodingBy = encoding.By,
            Delimiter = Delimiters.NameOf(format.Delimiter),
            Delimiters = [.. _found.Trials.Select(trial => new DelimiterTrial(Delimiters.NameOf(trial.Format.Delimiter), trial.Columns.Count, trial.Agreeing, trial.Looked))],
            Quote = format.Quote?.ToString(),
            Escape = format.Escape?.ToString(),
            NamesLine = format.FirstLine,
            HowRead = format.Describe(_found.Columns.Count),
            LineEnds = text.LineEnds,
            Nuls = text.Nuls,
            FirstNulLine = text.FirstNulLine,
            Columns = [.. columns.Select(column => column.ToColumn())],
            Rows = reader.RowsOf(reader.Files[0]),
            Unreadable = faults.Unreadable,
            Excluded = faults.Excluded,
            LikeFooters = footers.Unreadable,
            LikeSeveral = several.Unreadable,
            WithErrors = errors.Unreadable,
            Guesses = Guesses(names),
            Doubt = encoding.Doubt,
            Sample = kept.ConvertAll(row => row.Cells),
            SampleLines = kept.ConvertAll(row => row.Line),
            // Not as it is read, if a run would refuse that.
            Source = encoding.Doubt is null ? SourceLine.Of(_table.File, format, encoding.By == "mark") : null,
        };
    }

    /// <summary>Writes it as RFC 4180 with commas and LF, names first; what cannot be read or is no data is left out and returned.</summary>
    public async Task<NormalisedFile> NormaliseAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var faults = new FaultTally();
        var names = new NamesGuess(_found.Columns, _found.Format);
        var csv = new NormalisedCsv(writer);
        await csv.WriteAsync(_found.Columns, cancellationToken);
        await foreach (var row in Reader().ReadAsync(cancellationToken))
        {
            if (row.Fault is { } fault)
            {
                faults.Add(fault, row.Row.FirstLine);
                continue;
            }

            names.Add(row.Row.Cells);
            await csv.WriteAsync(row.Row.Cells, cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
        return new NormalisedFile(faults.Unreadable, faults.Excluded, Guesses(names), _found.Encoding.Doubt);
    }

    private IReadOnlyList<string> Guesses(NamesGuess names)
    {
        var isOneColumn = _found.Columns.Count == 1 && _found.Format is { Sheet: null, Json: null };
        string?[] guesses = [Encoding(), Spare(), isOneColumn ? $"There is one column, a guess: no comma, semicolon, tab or bar separates cells.{Likely()}" : null, names.Say(), Hidden()];
        return [.. guesses.OfType<string>()];
    }

    private string? Encoding() => _found.Encoding is { By: "guess", Name: not "utf-8" and var name }
        ? $"The encoding, {name}, is a guess: look at names with accents. If they are wrong, try another in the mapping."
        : null;

    private string? Spare() => _found.Format.CellsOfRows is { } cells && cells > _found.Columns.Count
        ? $"Rows have {cells} cells, and {_found.Columns.Count} columns are named: the empty ones behind the last name are taken for nothing. See that no separator is missing between two names."
        : null;

    private string? Hidden() => _found.Format.Sheet is { } sheet && Workbook.HiddenRows(_path, _table, sheet, _found.Format.FirstLine) is > 0 and var rows
        ? $"{rows} of the rows are hidden in Excel, by hand or by a filter, and are read like the others: delete them there if they are not to be moved."
        : null;

    private string Likely() => _separator switch
    {
        null => "",
        ' ' => " With blanks between them there would be more: say so with delimiter: \" \".",
        '\u001f' => " With the character U+001F between them there would be more: say so with delimiter: \"\\x1F\".",
        var separator => $" With `{separator}` between them there would be more: say so with delimiter: \"{separator}\".",
    };

    private static string Nearest(string path)
    {
        var folder = Path.GetDirectoryName(path);
        return Directory.Exists(folder) && NearestName.Of(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))) is { } nearest
            ? $" Did you mean {Path.Combine(folder, nearest)}?"
            : "";
    }

    private IRowReader Reader() => RowReaders.Of(new OpenedTable(_path, _table, _found.Format, new SourceFile("", RowRole.Header, _table.File, _found.Columns, "") { Format = _found.Format }));
}
