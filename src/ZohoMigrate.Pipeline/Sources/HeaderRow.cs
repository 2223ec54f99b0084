using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Holds the names of a table's columns against what its stream needs.</summary>
internal static class HeaderRow
{
    /// <summary>Most columns: spreadsheets hold no more than 16 384 of them, and databases fewer.</summary>
    public const int MostColumns = 100_000;

    private const int MostShown = 30;
    private const int LongestShown = 60;

    /// <summary>The format a run may rest on.</summary>
    /// <exception cref="SourceException">There are no names, they cannot be read, are not those the mapping needs, or could be read otherwise as well.</exception>
    public static async Task<FoundFormat> FindAsync(string path, TableSource table, FoundFiles files, CancellationToken cancellationToken)
    {
        var found = await FormatSearch.FindAsync(path, table, files, cancellationToken);
        ThrowIfNoText(path, table, found.Format);
        if (found.Encoding.Doubt is { } doubt)
            throw new SourceException(doubt);
        ThrowIfNoNames(table, found.Best);
        ThrowIfTwice(table, found.Columns, found.Format);
        ThrowIfMissing(table, found);
        return found;
    }

    /// <summary>Sees that the columns of a view are those its stream needs, each of them once.</summary>
    /// <exception cref="SourceException">They are not.</exception>
    public static void Check(TableSource view, IReadOnlyList<string> columns)
    {
        // SQL gives two columns of one name in silence, and which of them was meant nobody can tell.
        ThrowIfTwice(view with { Columns = columns }, columns);
        if (view.Columns.Except(columns, StringComparer.Ordinal).Any())
            throw Missing(view, columns, "");
    }

    /// <exception cref="SourceException">There is no row, or it cannot be read.</exception>
    public static void ThrowIfNoNames(TableSource table, Trial found)
    {
        if (found.Names is not { } names)
        {
            throw new SourceException(table.HeaderRow > 1
                ? $"{table.File} has no row at line {table.HeaderRow}, where its mapping says that the columns are named."
                : $"{table.File} is empty: its first row should name the columns.");
        }

        // UTF-8 is guessed only where the other rows are.
        if ((names.Fault is { IsOfEncoding: true } && found.Format.IsEncodingGuessed ? names.Fault.Damaged() : names.Fault) is { } fault)
            throw new SourceException($"{table.File} line {names.Line}: the row that names the columns cannot be read: {fault.Message} {fault.Hint}");

        if (names.CellCount > MostColumns)
        {
            throw new SourceException(
                $"{table.File} line {names.Line}: {names.CellCount} columns are named, and a file may have {MostColumns}. "
                + "Does the mapping name the character that separates its cells, and is this the table that was meant?");
        }
    }

    // Of columns that nothing is read from, any number may have the same name.
    private static void ThrowIfTwice(TableSource table, IReadOnlyList<string> columns, TableFormat? format = null)
    {
        var twice = columns.Where(column => !ColumnNames.IsNameless(column)).GroupBy(column => column, StringComparer.Ordinal)
            .Where(group => group.Count() > 1 && table.Columns.Contains(group.Key, StringComparer.Ordinal)).Select(group => $"`{Shortened(group.Key)}`").ToList();
        if (twice.Count > 0)
        {
            var isInTwoRows = format is { HeaderRows: 1 } and ({ FirstLine: > 1 } or { MayHaveMoreNames: true });
            throw new SourceException(
                $"{table.File}: more than one column is named {string.Join(", ", twice.Take(MostShown))}{More(twice.Count)}. Give each column a name of its own"
                + (isInTwoRows ? $"; or, where the line above or below says which is which, name them by both: source: {{ file: {table.File}, header_rows: 2 }}, and `Debit` above `Amount` is `Debit Amount`." : "."));
        }
    }

    private static void ThrowIfMissing(TableSource table, FoundFormat found)
    {
        var columns = found.Columns;
        if (table.Columns.All(ColumnNames.IndexOf(columns).ContainsKey))
            return;
        var isText = found.Format is { Sheet: null, Json: null };
        // Where a first line names it, no other was tried.
        var said = table.Delimiter ?? (isText && found.Trials.Count == 1 ? found.Format.Delimiter : null);
        if (said is { } given && Delimiter(table, given, columns) is { } delimiter)
        {
            throw new SourceException(
                $"{table.File} does not separate its cells by `{Delimiters.NameOf(given)}`, it seems, but by `{Delimiters.NameOf(delimiter)}`. "
                + $"Say so in the mapping: source: {{ file: {table.File}, delimiter: \"{Delimiters.NameOf(delimiter)}\" }}.");
        }

        var missing = Missing(table, columns, found.Format is { FirstLine: > 1 } or { HeaderRows: > 1 } ? $" in {found.Format.NamesAt}" : "");
        throw !isText || columns.Count > 1 || table.Columns.Distinct(StringComparer.Ordinal).Count() < 2
            ? missing
            : new SourceException($"{missing.Message} Say what separates its cells: source: {{ file: {table.File}, delimiter: \";\" }}; where each row stands in quotes as a whole, take those away.");
    }

    private static SourceException Missing(TableSource table, IReadOnlyList<string> columns, string place)
    {
        var known = ColumnNames.IndexOf(columns);
        return Missing(table, table.Columns.Where(column => !known.ContainsKey(column)).Distinct(StringComparer.Ordinal), columns, place);
    }

    /// <summary>The error of columns that are not there: which, what may be meant by them, and what there is.</summary>
    public static SourceException Missing(TableSource table, IEnumerable<string> missing, IReadOnlyList<string> columns, string place)
    {
        var names = missing.Select(column => AnyName(column, table) + (Nearest(column, table, columns) is { } nearest ? $" (did you mean `{nearest}`?)" : ""));
        return new SourceException(
            $"{table.File} does not have the columns its mapping needs: {string.Join(", ", names)}. " +
            $"It has{place}: {string.Join(", ", columns.Take(MostShown).Select(column => $"`{Shortened(column)}`"))}{More(columns.Count)}.");
    }

    private static string AnyName(string column, TableSource table) =>
        string.Join(" or ", (table.Sought.FirstOrDefault(names => names[0] == column) ?? [column]).Select(name => $"`{name}`"));

    private static string More(int count) => count > MostShown ? $" and {count - MostShown} more" : "";

    // A column the mapping reads already is not what it meant by another name, unless the two differ in their capitals alone.
    private static string? Nearest(string column, TableSource table, IReadOnlyList<string> columns)
    {
        var others = columns.Except(table.Columns, StringComparer.Ordinal).Where(known => known.Length is > 0 and <= LongestShown).ToList();
        return columns.FirstOrDefault(known => string.Equals(known, column, StringComparison.OrdinalIgnoreCase)) ?? NearestName.Of(column, others) ?? NearestName.ByWords(column, others);
    }

    private static string Shortened(string column) => column.Length <= LongestShown ? column : string.Concat(column.AsSpan(0, LongestShown), "…");

    private static void ThrowIfNoText(string path, TableSource table, TableFormat format)
    {
        var isWide = (SourceText.MarkOf(path) ?? SourceEncoding.Find(format.Encoding))?.GetByteCount("a") > 1;
        if (format.Sheet is null && FileKind.NulFault(SourceText.StartOf(path, FileKind.Seen), isWide) is { } fault)
            throw new SourceException($"{table.File} cannot be read: {fault}");
    }

    // The one that, taken as the delimiter, brings to light every column the mapping needs.
    private static char? Delimiter(TableSource table, char given, IReadOnlyList<string> columns) => Delimiters.All
        .Where(delimiter => delimiter != given)
        .Where(delimiter => table.Columns.All(string.Join(given, columns).Split(delimiter).Select(column => column.Trim('"')).Contains))
        .Select(delimiter => (char?)delimiter)
        .FirstOrDefault();
}
