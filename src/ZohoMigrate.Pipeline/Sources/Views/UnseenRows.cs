using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>
/// The rows that no view of a stream sees, since they cannot be read, and the records that seem to be short of one: they have lines or an amount,
/// and a key that is among its cells, or a line that stands directly above or below it, as rows of one document do. What else a view makes of rows nobody can tell: there
/// may be others.
/// </summary>
internal sealed partial class UnseenRows
{
    private readonly StreamSource _source;
    private readonly CellReader _cells;
    private readonly IReadOnlyList<string>[] _keys;
    private readonly List<SourceRow> _rows = [];
    private readonly Dictionary<ulong, HashSet<int>> _byCell = [];
    private readonly Dictionary<(string File, long Line), SourceRow> _beside = [];
    private readonly SortedDictionary<string, Seen> _files = new(StringComparer.Ordinal);
    private readonly bool _isOfAny;

    // Whoever is only named in a row, such as an account, is not made of it.
    private readonly bool _isMadeOfRows;
    private long _held;

    public UnseenRows(StreamSource source, IEnumerable<UnseenOfFile> files)
    {
        _source = source;
        _isMadeOfRows = source.HasTotal || source.Groups is not null || source.Lines is not null;
        _cells = new CellReader(source.NullMarkers);
        _keys = [source.Key, source.Groups?.Columns ?? [.. source.Lines?.On.Select(pair => pair.Header) ?? []]];
        foreach (var file in files.Distinct().Where(file => file.Seen.Count > 0))
        {
            foreach (var row in file.Rows)
                Add(row);
            // Two tables of a pack may be one file.
            _files.TryAdd(file.Rows[0].File.Name, file.Seen);
            _isOfAny |= file.IsTooMany;
        }

        // All rows are one record, or there are too many to be told apart.
        _isOfAny |= source.Groups is { Columns.Count: 0 };
    }

    /// <summary>How many there are of each file, and where.</summary>
    public IReadOnlyDictionary<string, Seen> Files => _files;

    /// <summary>The views that do not see them.</summary>
    public string Views => string.Join(", ", new[] { _source.Header.View, _source.Lines?.Table.View }.OfType<ViewSource>().Select(view => view.File).Distinct(StringComparer.Ordinal));

    /// <summary>What became of the records that were asked about.</summary>
    public string What => "the rows cannot be read, and the view goes without them: " + (_held == 0
        ? "whether one of its records is short of one, nobody can tell"
        : $"{_held} of its records {(_held == 1 ? "seems" : "seem")} to be short of one (row-missing), and any other may be");

    /// <summary>What to do with one of them.</summary>
    public static string InFile(SourceFile file) => $"Mend it in {file.Path} itself and go on with `resume --accept-changes`.";

    /// <summary>What is said of a record that seems to be short of one; null where none does.</summary>
    public Problem? Of(SourceRow header, IReadOnlyList<SourceRow> lines)
    {
        if (_rows.Count == 0 || !_isMadeOfRows || Find(header, lines) is not { } row)
            return null;
        _held++;
        return RuleBook.Of("row-missing").Problem(
            ProblemStage.Source,
            $"{row.File.Name} line {row.FirstLine} cannot be read, so that no view sees it, and may be a row of this record: without it the record would be short") with
        {
            Hint = InFile(row.File),
        };
    }

    private void Add(SourceRow row)
    {
        _beside[(row.File.Name, row.FirstLine - 1)] = row;
        _beside[(row.File.Name, row.LastLine + 1)] = row;
        foreach (var cell in CellsOf(row).Select(cell => _source.NullMarkers.Read(cell)).OfType<string>().Select(cell => KeyHash.Of(RecordKey.Of(cell))).Distinct())
        {
            if (!_byCell.TryGetValue(cell, out var rows))
                _byCell.Add(cell, rows = []);
            rows.Add(_rows.Count);
        }

        _rows.Add(row);
    }

    private SourceRow? Find(SourceRow header, IReadOnlyList<SourceRow> lines) =>
        _isOfAny ? _rows[0] :
        _keys.Select(key => WithKey(header, key)).FirstOrDefault(row => row is not null) ?? lines.Select(Beside).FirstOrDefault(row => row is not null);

    // Of several columns the row has the value of each.
    private SourceRow? WithKey(SourceRow header, IReadOnlyList<string> key)
    {
        var having = key.Select(column => _cells.Read(header, column)).OfType<string>()
            .Select(part => _byCell.GetValueOrDefault(KeyHash.Of(RecordKey.Of(part)))).OrderBy(rows => rows?.Count ?? 0).ToList();
        return having is [{ } fewest, ..] && fewest.Where(row => having.TrueForAll(rows => rows!.Contains(row))).DefaultIfEmpty(-1).Min() is >= 0 and var first
            ? _rows[first]
            : null;
    }

    private SourceRow? Beside(SourceRow line) =>
        _beside.TryGetValue((line.File.Name, line.LastLine), out var row) || _beside.TryGetValue((line.File.Name, line.FirstLine), out row) ? row : null;

    private static IEnumerable<string> CellsOf(SourceRow row) => (row.File.Format ?? TableFormat.Plain) is { Json: null, Quote: var quote }
        ? GuessedKeys.LinesOf(row).SelectMany(cells => cells).Select(cell => quote is { } sign ? Blanks.Trim(cell).Trim(sign) : Blanks.Trim(cell))
        : JsonValues().Matches(row.Cells[0]).Select(value => value.Value.Trim('"'));

    [GeneratedRegex("\"[^\"]*\"|[^\\s\",:\\[\\]{}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonValues();
}
