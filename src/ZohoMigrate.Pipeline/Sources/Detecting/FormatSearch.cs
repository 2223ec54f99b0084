using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Json;
using ZohoMigrate.Pipeline.Sources.Sheets;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>
/// Finds out how a table is written, where its mapping does not say: its first rows are read in each way there is, by the reader of a run.
/// A function of the file's bytes and of what the mapping says, so that the same file is read alike by every command.
/// </summary>
internal static class FormatSearch
{
    // What separates cells in files that are hardly ever met: taken only where it brings to light all columns that are needed.
    private static readonly char[] Rare = [':', '^', '~', '#', '!', '\u001f', ' '];

    private static readonly Func<TableFormat, TableFormat>[] Seldom =
    [
        format => format with { IsTrimmed = true },
        format => format with { Escape = '\\' },
        format => format with { Quote = '\'' },
        format => format with { Quote = '\'', Escape = '\\' },
    ];

    /// <exception cref="SourceException">It cannot be read, or is no table.</exception>
    public static async Task<FoundFormat> FindAsync(string path, TableSource table, FoundFiles files, CancellationToken cancellationToken)
    {
        if (table.IsJson)
            return await JsonSearch.FindAsync(path, table, files, cancellationToken);
        if (Workbook.Is(path))
            return await FindInWorkbookAsync(path, table, cancellationToken);
        if (table.Sheet is { } sheet)
            throw new SourceException($"{table.File} is no Excel workbook (.xlsx), so it has no sheet `{sheet}`. Take `sheet` out, or name the workbook.");
        if (FileKind.Fault(SourceText.StartOf(path, FileKind.Seen)) is { } fault)
            throw new SourceException($"{table.File} cannot be read: {fault}");
        var encoding = await EncodingSearch.FindAsync(path, table, files, cancellationToken);
        var given = Given(table, encoding);
        var hint = await SeparatorHint.FindAsync(path, given, cancellationToken);
        if (hint is not null)
            given = given with { FirstLine = Math.Max(2, given.FirstLine) };
        var ways = Separated(given, table.Delimiter ?? hint, Delimiters.All);
        var trials = await TryAsync(path, table, ways, cancellationToken);
        var common = trials[0];
        var best = common;
        foreach (var change in best.IsOdd && table.Quote is null && table.Escape is null ? Seldom : [])
        {
            // Read in a seldom way it no longer shows what speaks for another.
            var likely = ways.Select(change).Where(way => best.Allows(way) || common.Allows(way));
            var likelier = (await TryAsync(path, table, likely, cancellationToken)).FirstOrDefault(trial => trial.IsLikelierThan(best));
            best = likelier ?? best;
        }

        if (best.Missing > 0)
            best = (await TryAsync(path, table, Separated(given, table.Delimiter ?? hint, Rare), cancellationToken)).FirstOrDefault(trial => BringsAll(trial, table)) ?? best;
        return new FoundFormat(encoding, best, [best, .. trials.Where(trial => trial.Format.Delimiter != best.Format.Delimiter)]);
    }

    /// <summary>What may separate the cells of a file that is one column by all that is common; null where nothing does.</summary>
    public static async Task<char?> LikelyAsync(string path, TableSource table, FoundFormat found, CancellationToken cancellationToken)
    {
        if (found.Columns.Count > 1 || found.Format is not { Sheet: null, Json: null })
            return null;
        var trials = await TryAsync(path, table, Separated(found.Format, known: null, Rare), cancellationToken);
        return trials.FirstOrDefault(trial => trial.Columns.Count > 1 && trial.Looked > 0 && trial.Agreeing == trial.Looked)?.Format.Delimiter;
    }

    // A title may have one name in it as well: then all rows below must have as many cells.
    private static bool BringsAll(Trial trial, TableSource table) =>
        trial.HasAll && (NeededColumns.Count(table) > 1 || (trial is { Looked: > 0, Columns.Count: > 1 } && trial.Agreeing == trial.Looked));

    private static async Task<FoundFormat> FindInWorkbookAsync(string path, TableSource table, CancellationToken cancellationToken)
    {
        var encoding = new FoundEncoding(TableFormat.Plain.Encoding, "valid");
        var format = Given(table, encoding) with { Quote = TableFormat.Plain.Quote, Escape = null, Sheet = Workbook.FindSheet(path, table) };
        var only = (await TryAsync(path, table, [format], cancellationToken))[0];
        return new FoundFormat(encoding, only, [only]);
    }

    private static TableFormat Given(TableSource table, FoundEncoding encoding) => new()
    {
        Encoding = encoding.Name,
        IsEncodingGuessed = encoding.By == "guess",
        Quote = table.Quote switch { null => TableFormat.Plain.Quote, TableSource.NoQuote => null, var quote => quote },
        Escape = table.Escape,
        FirstLine = Math.Max(1, table.HeaderRow ?? 1),
        HeaderRows = table.HeaderRow == 0 ? 0 : table.HeaderRows ?? 1,
    };

    private static List<TableFormat> Separated(TableFormat format, char? known, IEnumerable<char> delimiters) =>
        [.. (known is { } one ? [one] : delimiters).Where(delimiter => delimiter != format.Quote).Select(delimiter => format with { Delimiter = delimiter })];

    private static async Task<IReadOnlyList<Trial>> TryAsync(string path, TableSource table, IEnumerable<TableFormat> formats, CancellationToken cancellationToken)
    {
        var trials = new List<Trial>();
        foreach (var format in formats)
            trials.Add(Trial.Of(format, table, await Sample.ReadAsync(path, table, format, cancellationToken)));
        return Ranked(trials);
    }

    private static IReadOnlyList<Trial> Ranked(IEnumerable<Trial> trials) => [.. trials.OrderBy(trial => trial.Rank)];
}
