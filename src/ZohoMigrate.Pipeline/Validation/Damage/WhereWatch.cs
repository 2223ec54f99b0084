using System.Globalization;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Looks for values that are nearly one that a stream's <c>where</c> names, in rows that it leaves out for them, and in those it takes for them: people write one state in several ways.</summary>
internal sealed class WhereWatch(StreamSource source)
{
    // States are few; what a column holds besides is not worth remembering.
    private const int MostKnown = 1000;

    private readonly CellReader _cells = new(source.NullMarkers);
    private readonly List<Named> _named = [.. source.Where.Select(condition => new Named(condition))];
    private readonly Dictionary<(SourceFile File, string Column, bool IsTaken), Seen> _seen = [];

    /// <summary>Looks at a row that is in no record.</summary>
    public void Look(StrayRow stray)
    {
        if (stray is { Role: RowRole.Excluded, Problem: null, Row.File.Role: RowRole.Header })
            Look(stray.Row, isTaken: false);
    }

    /// <summary>Looks at the rows of a record that were taken.</summary>
    public void Look(MappedRecord record)
    {
        if (!_named.Exists(named => named.Condition.Negated))
            return;
        Look(record.Header, isTaken: true);
        foreach (var line in source.Groups is null ? [] : record.Lines.Skip(1))
            Look(line, isTaken: true);
    }

    /// <summary>What is conspicuous.</summary>
    public IEnumerable<(SourceFile File, string Column, Suspicion Found)> Judge() => _seen.Select(place => (
        place.Key.File, place.Key.Column,
        new Suspicion("where-nearly", place.Value, $"`where` {(place.Key.IsTaken ? "takes these rows" : "leaves these rows out")}, and what stands there differs from a value it {(place.Key.IsTaken ? "leaves out" : "takes")} in capitals, blanks or unseen characters only.")));

    private void Look(SourceRow row, bool isTaken)
    {
        foreach (var named in _named)
        {
            if (named.Condition.Negated != isTaken || _cells.Read(row, named.Condition.Column) is not { } value || !named.IsNearly(value))
                continue;
            var place = (row.File, named.Condition.Column, isTaken);
            if (!_seen.TryGetValue(place, out var seen))
                _seen.Add(place, seen = new Seen());
            seen.Add(row.FirstLine);
        }
    }

    private sealed record Named(RowCondition Condition)
    {
        private readonly HashSet<string> _values = Condition.Values.OfType<string>().Select(Fold).ToHashSet(StringComparer.Ordinal);
        private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

        public bool IsNearly(string value)
        {
            if (_known.TryGetValue(value, out var isNearly))
                return isNearly;
            if (_known.Count == MostKnown)
                _known.Clear();
            return _known[value] = _values.Contains(Fold(value)) && Condition.Holds(value) == Condition.Negated;
        }

        private static string Fold(string text) => ComposedText.Of(UpperCase.Of(string.Concat(text.Where(IsSeen))));

        private static bool IsSeen(char character) => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format;
    }
}
