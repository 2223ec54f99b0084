using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Looks at the columns a stream reads while its records pass. For one task at a time.</summary>
/// <param name="source">The columns.</param>
/// <param name="module">What its records become.</param>
/// <param name="readings">What they are read as.</param>
/// <param name="choices">What the pack makes of the rules.</param>
internal sealed class StreamWatch(StreamSource source, ModuleSpec module, IReadOnlyList<ColumnReading> readings, RuleChoices choices)
{
    private readonly HashSet<string> _header = source.Header.Columns.ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _lines = (source.Lines?.Table.Columns ?? []).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<SourceFile, ColumnWatch?[]> _watches = new(ReferenceEqualityComparer.Instance);
    private (SourceFile? File, ColumnWatch?[] Watches) _last = (null, []);
    private readonly PartyWatch? _parties = PartyWatch.For(module);
    private readonly WhereWatch _where = new(source);

    private readonly Dictionary<SourceFile, Seen> _overwriting = new(ReferenceEqualityComparer.Instance);

    /// <summary>The fields by which Zoho finds what is there, to write over it; empty where nothing is written over.</summary>
    public IReadOnlyList<string> Overwriting { get; init; } = [];

    public void Look(MappedRecord record)
    {
        if (Overwriting.Count > 0)
            Note(record.Header);
        var hasBadNumber = record.Problems.Count > 0 && record.Problems.Any(problem => problem.Code == "not-a-number");
        Look(record.Header, hasBadNumber);
        for (var i = 0; i < record.Lines.Count; i++)
        {
            if (!record.Lines[i].IsSameRow(record.Header))
                Look(record.Lines[i], hasBadNumber);
        }

        _where.Look(record);
        _parties?.Look(record);
    }

    /// <summary>The same of a row that is in no record.</summary>
    public void Look(StrayRow stray) => _where.Look(stray);

    /// <summary>What is conspicuous, in the order of the columns.</summary>
    public IEnumerable<Finding> Judge() =>
    [
        .. _overwriting.Select(file => Finding(file.Key, string.Join(", ", Overwriting), Overwrites(file.Value))).OfType<Finding>(),
        .. _watches.SelectMany(file => file.Value.OfType<ColumnWatch>().SelectMany(watch => watch.Judge().Select(found => Finding(file.Key, watch.Column, found)))).OfType<Finding>(),
        .. _where.Judge().Select(found => Finding(found.File, found.Column, found.Found)).OfType<Finding>(),
        .. (_parties?.Judge() ?? []).Select(found => Finding(found.File, found.Column, found.Suspicion)).OfType<Finding>(),
    ];

    /// <summary>What is to be said of values in columns that the pack does not read; null where it does not want to hear of them.</summary>
    public Finding? Judge(string file, IReadOnlyList<string> columns, Seen rows) =>
        Finding(file, string.Join(", ", columns), new("column-not-read", rows, "the file has values there, and the pack reads none of these columns: they are not moved"));

    /// <summary>What is to be said of a file without rows; null where the pack does not want to hear of it.</summary>
    public Finding? JudgeEmpty(string file) => Finding(file, "", new("no-rows", new Seen(), "it has no rows, so that nothing is made of it"));

    /// <summary>What is to be said of rows that the stream's views do not see; null where the pack does not want to hear of them.</summary>
    public Finding? Judge(string file, string views, Seen rows, string what) => Finding(file, views, new("row-unseen", rows, what));

    private void Note(SourceRow row)
    {
        if (!_overwriting.TryGetValue(row.File, out var seen))
            _overwriting.Add(row.File, seen = new Seen());
        seen.Add(row.FirstLine);
    }

    private Suspicion Overwrites(Seen seen) =>
        new("overwrites", seen, $"The mapping says `upsert`: where the organisation has a record of the same {string.Join(" or ", Overwriting)}, the fields that are mapped are written over.");

    private void Look(SourceRow row, bool hasBadNumber)
    {
        var watches = WatchesOf(row.File);
        var cells = row.Array;
        for (var i = 0; i < watches.Length && i < cells.Length; i++)
            watches[i]?.Look(cells[i], row.FirstLine, hasBadNumber);
    }

    private ColumnWatch?[] WatchesOf(SourceFile file)
    {
        if (ReferenceEquals(file, _last.File))
            return _last.Watches;
        if (!_watches.TryGetValue(file, out var watches))
            _watches.Add(file, watches = Watches(file));
        _last = (file, watches);
        return watches;
    }

    private ColumnWatch?[] Watches(SourceFile file)
    {
        var read = file.Role == RowRole.Line ? _lines : _header;
        return [.. file.Columns.Select(column => read.Contains(column) ? new ColumnWatch(column, ReadingsOf(column, file.Role)) : null)];
    }

    // Where rows of one file are a record, columns of its lines are columns of that file.
    private List<ColumnReading> ReadingsOf(string column, RowRole role) =>
        [.. readings.Where(reading => reading.Column == column && (source.Lines is null || reading.IsOfLines == (role == RowRole.Line)))];

    private Finding? Finding(SourceFile file, string column, Suspicion found) => Finding(file.Name, column, found);

    private Finding? Finding(string file, string column, Suspicion found)
    {
        var rule = RuleBook.Of(found.Code);
        return choices.SeverityOf(rule) is null
            ? null
            : new Finding(found.Code, source.Stream, file, column, found.Seen.Count, found.Seen.Lines, found.Message, rule.Hint);
    }
}
