using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>
/// A pack whose sources are plain CSV files, one for each file or sheet: what a test gives are cells, and how a file of the user's is
/// written is not its matter.
/// </summary>
internal static class PlainPack
{
    /// <summary>The pack with the streams that are named, and those they refer to.</summary>
    public static Pack Of(Pack pack, IEnumerable<string> streams)
    {
        var named = streams.ToHashSet(StringComparer.Ordinal);
        // Parents come first.
        foreach (var stream in pack.Streams.Reverse().Where(stream => named.Contains(stream.Entry.Name)))
            named.UnionWith(stream.Parents);
        return pack.With([.. pack.Streams.Where(stream => named.Contains(stream.Entry.Name)).Select(Of)]);
    }

    /// <summary>All files that a pack reads, as its tests name them, with the columns it needs of each.</summary>
    public static IReadOnlyDictionary<string, PlainColumns> Files(Pack pack) => pack.Streams.SelectMany(stream => Tables(stream.Source))
        .GroupBy(table => NameOf(table.Source), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, PlainColumns.Of, StringComparer.Ordinal);

    private static IEnumerable<ViewTable> Tables(StreamSource source)
    {
        IEnumerable<TableSource> read = source.Lines is { } lines ? [source.Header, lines.Table] : [source.Header];
        return read.SelectMany(table => table.View is { } view ? view.Tables.Where(IsFile) : [new ViewTable("", table)]);
    }

    // What other tables are made into is read from no file.
    private static bool IsFile(ViewTable table) => table.Source.View is null;

    private static string NameOf(TableSource table) => table.Sheet is { } sheet ? $"{table.File}[{sheet}]" : table.File;

    /// <summary>What the plain file of that name is called: no pattern, and by no ending taken for JSON.</summary>
    public static string FileOf(string name)
    {
        var file = name.Replace("*", "(any)", StringComparison.Ordinal).Replace("?", "(one)", StringComparison.Ordinal);
        return JsonFormat.IsNamed(file) ? $"{file}.csv" : file;
    }

    private static StreamMapping Of(StreamMapping stream) => stream with
    {
        Source = stream.Source with
        {
            Header = Of(stream.Source.Header),
            Lines = stream.Source.Lines is { } lines ? lines with { Table = Of(lines.Table) } : null,
        },
    };

    private static TableSource Of(TableSource table) => table.View is { } view
        ? table with { View = view with { Tables = [.. view.Tables.Select(known => IsFile(known) ? known with { Source = Plain(known.Source) } : known)] } }
        : Plain(table);

    private static TableSource Plain(TableSource table) => table with
    {
        File = FileOf(NameOf(table)),
        Delimiter = ',',
        Encoding = TableFormat.Plain.Encoding,
        Quote = '"',
        Escape = null,
        HeaderRow = 1,
        HeaderRows = 1,
        // Totals at the end are told in a test as in a file.
        SkipFooter = table.SkipFooter is null ? null : 0,
        Sheet = null,
        IsPattern = false,
        JsonPath = null,
        ListSeparator = null,
    };
}
