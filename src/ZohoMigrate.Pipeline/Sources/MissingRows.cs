using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// The rows that records may lack, since nobody can say whose they are: those that cannot be read, and in a group those without a key
/// directly below rows with one. A record that may lack a row is not sent, as it would be short of it; a wrong guess holds a record back until
/// the row is mended. All rows are shown in the order of their file, and the guesses settled, before anything is asked.
/// </summary>
internal sealed class MissingRows(StreamSource source)
{
    private readonly IReadOnlyList<string> _columns = ColumnsOf(source);
    private readonly GuessedKeys _guessed = new(source.NullMarkers, ColumnsOf(source));
    private readonly CellReader _cells = new(source.NullMarkers);
    private readonly Dictionary<ulong, Missing> _byKey = [];
    private readonly List<Guess> _guesses = [];

    // The possible keys of the rows directly above, and the file they are in.
    private const int MostAbove = 50;
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);
    private SourceFile? _file;

    /// <summary>Whether no record lacks any.</summary>
    public bool IsEmpty => _byKey.Count == 0;

    private string Names => string.Join(", ", _columns.Select(column => $"`{column}`"));

    /// <summary>Shows a row that is in no record, and parts those above it from those below.</summary>
    public void Break() => _above.Clear();

    /// <summary>Shows a row that cannot be read.</summary>
    public void PassUnreadable(SourceRow row)
    {
        Begin(row.File);
        var keys = _guessed.Of(row);
        if (keys.Count == 0 && !row.File.IsThroughView && GuessedKeys.LinesOf(row).Any(IsLine))
            keys = [.. _above];
        _guesses.Add(new Guess(row.File.Name, row.FirstLine, keys.Count > 1 ? _guessed.InPlace(row) : "", [.. keys.Select(KeyHash.Of)]));
        if (source.Groups is null)
            return;
        if (_above.Count + keys.Count > MostAbove)
            _above.Clear();
        _above.UnionWith(keys);
    }

    /// <summary>Says which keys there are: a guess that is one, in its own place, is taken for right.</summary>
    public void Settle(Func<string, bool> isKnown)
    {
        foreach (var guess in _guesses)
        {
            foreach (var key in guess.InPlace.Length > 0 && isKnown(guess.InPlace) ? [KeyHash.Of(guess.InPlace)] : guess.Keys)
                Add(key, guess.File, guess.Line, "cannot be read");
        }

        _guesses.Clear();
    }

    /// <summary>Whether a row of a group says which record it is of: an error in place of a value says no more of that than none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">Its group's.</param>
    public bool HasKey(SourceRow row, string key) =>
        (key.Length > 0 && !(key.Contains('#', StringComparison.Ordinal) && ErrorIn(row) is not null))
        || (_cells.Key(row, source.Groups!.RecordKey).Length > 0 && !source.Groups.RecordKey.Any(column => IsError(row, column)));

    /// <summary>Shows a row of a group, and says whether it has no key and may be one of the record above it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">Its group's.</param>
    public bool IsOfRecordAbove(SourceRow row, string key)
    {
        Begin(row.File);
        if (_above.Count > 0 && !HasKey(row, key) && !row.File.IsThroughView && IsLine(row.Array))
        {
            foreach (var above in _above)
                Add(KeyHash.Of(above), row.File.Name, row.FirstLine, FaultOf(row));
            return true;
        }

        if (_above.Count == 1 && _above.Contains(key))
            return false;
        _above.Clear();
        if (key.Length > 0)
            _above.Add(key);
        return false;
    }

    // A single cell below the rows is a note or a total: no record lacks a row for it.
    private static bool IsLine(string[] cells) => cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) > 1 && !FootRow.Is(cells);

    private string? ErrorIn(SourceRow row) => CellErrors.MayBeIn(row) ? _columns.FirstOrDefault(column => IsError(row, column)) : null;

    private bool IsError(SourceRow row, string column) => _cells.Read(row, column) is { } cell && CellErrors.Has(row, cell);

    private string FaultOf(SourceRow row) => ErrorIn(row) is { } column ? $"has an error in place of its `{column}`" : $"has no {Names}";

    /// <summary>What is said of a record that may lack a row; null where none does.</summary>
    /// <param name="key">What its rows have in common.</param>
    public Problem? Of(string key)
    {
        if (IsEmpty || key.Length == 0 || !_byKey.TryGetValue(KeyHash.Of(key), out var missing))
            return null;
        var others = missing.Others == 0 ? "" : $", as {missing.Others} more may";
        return RuleBook.Of("row-missing").Problem(
            ProblemStage.Source, $"{missing.File} line {missing.Line} {missing.Fault} and may be a row of this record{others}: without it the record would be short");
    }

    /// <summary>A row without a key as one that leaves the road.</summary>
    public StrayRow Keyless(SourceRow row)
    {
        var message = $"{row.File.Name} line {row.FirstLine}: the row {FaultOf(row)}, and stands directly below rows that have: nobody can say whether it is one of theirs.";
        return new StrayRow(row, RowRole.Orphan, RuleBook.Of(ErrorIn(row) is null ? "empty-key" : "cell-error").Problem(ProblemStage.Source, message) with { Hint = $"Write the {Names} of its record into the row." });
    }

    private static IReadOnlyList<string> ColumnsOf(StreamSource source) => source.Groups?.Columns ?? [.. source.Lines!.On.Select(pair => pair.Line)];

    private void Begin(SourceFile file)
    {
        if (!ReferenceEquals(_file, file))
            _above.Clear();
        _file = file;
    }

    private void Add(ulong key, string file, long line, string fault) =>
        _byKey[key] = _byKey.TryGetValue(key, out var known) ? known with { Others = known.Others + 1 } : new Missing(file, line, fault, Others: 0);

    // Of very many rows no texts are kept.
    private readonly record struct Guess(string File, long Line, string InPlace, ulong[] Keys);

    private readonly record struct Missing(string File, long Line, string Fault, int Others);
}
