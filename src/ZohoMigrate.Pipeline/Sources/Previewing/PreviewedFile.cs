using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>
/// A source file nobody has described yet: encoding and separator are found, then it is read by the reader of a run, so that what is shown is
/// what a run would see. Streams: a file of any size takes the same memory.
/// </summary>
public sealed class PreviewedFile
{
    private readonly string _path;
    private readonly TableSource _table;
    private readonly ByteTally _bytes;
    private readonly (string Name, string By) _encoding;
    private readonly IReadOnlyList<DelimiterTrial> _trials;
    private readonly IReadOnlyList<string> _names;

    private PreviewedFile(
        string path, TableSource table, ByteTally bytes, (string Name, string By) encoding, IReadOnlyList<DelimiterTrial> trials, IReadOnlyList<string> names)
    {
        (_path, _table, _bytes, _encoding, _trials, _names) = (path, table, bytes, encoding, trials, names);
    }

    /// <summary>Finds out how a file is written.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">It is not there, cannot be read, or has no row of names.</exception>
    public static async Task<PreviewedFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new SourceException($"{path} is a folder. Name one of the files in it.");
        if (!File.Exists(path))
            throw new SourceException($"{path} does not exist.{Nearest(path)}");
        try
        {
            return await FindOutAsync(path, cancellationToken);
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
        var text = await TextTally.ReadAsync(_path, _table, cancellationToken);
        var columns = _names.Select(name => new ColumnTally(name)).ToList();
        var faults = new FaultTally();
        var kept = new List<IReadOnlyList<string>>();
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
            if (kept.Count < sample)
                kept.Add(row.Row.Cells);
        }

        return new SourcePreview
        {
            File = _table.File,
            Bytes = _bytes.Bytes,
            Encoding = _encoding.Name,
            EncodingBy = _encoding.By,
            Delimiter = Delimiters.NameOf(_table.Delimiter),
            Delimiters = _trials,
            LineEnds = text.LineEnds,
            Nuls = text.Nuls,
            FirstNulLine = text.FirstNulLine,
            Columns = [.. columns.Select(column => column.ToColumn())],
            Rows = reader.Rows,
            Unreadable = faults.Rows,
            Sample = kept,
            Source = SourceLine.Of(_table, _encoding.By == "mark"),
        };
    }

    /// <summary>Writes it as RFC 4180 with commas and LF, names first; what cannot be read is left out and returned.</summary>
    public async Task<IReadOnlyList<UnreadableRows>> NormaliseAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var faults = new FaultTally();
        var csv = new NormalisedCsv(writer);
        await csv.WriteAsync(_names, cancellationToken);
        await foreach (var row in Reader().ReadAsync(cancellationToken))
        {
            if (row.Fault is { } fault)
                faults.Add(fault, row.Row.FirstLine);
            else
                await csv.WriteAsync(row.Row.Cells, cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
        return faults.Rows;
    }

    private static async Task<PreviewedFile> FindOutAsync(string path, CancellationToken cancellationToken)
    {
        // NUL bytes are no reason not to look: where they are is what is asked.
        if (FileKind.Fault(SourceText.StartOf(path, FileKind.Seen)) is { } fault)
            throw new SourceException($"{Path.GetFileName(path)} cannot be read: {fault}");
        var bytes = await ByteTally.ReadAsync(path, cancellationToken);
        var mark = SourceText.MarkOf(path);
        var (name, isGuess) = mark is null ? bytes.Encoding() : (mark.WebName, false);
        var table = new TableSource(Path.GetFileName(path)) { Encoding = name };
        var trials = await DelimiterSearch.TryAllAsync(path, table, cancellationToken);
        table = table with { Delimiter = trials[0].Delimiter };
        var names = await HeaderRow.ReadCellsAsync(path, table, cancellationToken);
        var by = mark is not null ? "mark" : isGuess ? "guess" : "valid";
        return new PreviewedFile(path, table, bytes, (name, by), [.. trials.Select(trial => trial.Trial)], names);
    }

    private static string Nearest(string path)
    {
        var folder = Path.GetDirectoryName(path);
        return Directory.Exists(folder) && NearestName.Of(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))) is { } nearest
            ? $" Did you mean {Path.Combine(folder, nearest)}?"
            : "";
    }

    private TableReader Reader() => new(new OpenedTable(_path, _table, new SourceFile("", RowRole.Header, _table.File, _names, "")));
}
