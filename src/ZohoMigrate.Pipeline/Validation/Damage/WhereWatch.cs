using System.Globalization;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Looks at rows that a stream's <c>where</c> leaves out for values that are nearly one it takes: people write one state in several ways.</summary>
internal sealed class WhereWatch(StreamSource source)
{
    // States are few; what a column holds besides is not worth remembering.
    private const int MostKnown = 1000;

    private readonly CellReader _cells = new(source.NullMarkers);
    private readonly List<Wanted> _wanted = [.. source.Where.Where(condition => !condition.Negated).Select(condition => new Wanted(condition))];
    private readonly Dictionary<(SourceFile File, string Column), Seen> _seen = [];

    /// <summary>Looks at a row that is in no record.</summary>
    public void Look(StrayRow stray)
    {
        if (stray is not { Role: RowRole.Excluded, Problem: null, Row.File.Role: RowRole.Header })
            return;
        foreach (var wanted in _wanted)
        {
            if (_cells.Read(stray.Row, wanted.Condition.Column) is not { } value || !wanted.IsNearly(value))
                continue;
            var place = (stray.Row.File, wanted.Condition.Column);
            if (!_seen.TryGetValue(place, out var seen))
                _seen.Add(place, seen = new Seen());
            seen.Add(stray.Row.FirstLine);
        }
    }

    /// <summary>What is conspicuous.</summary>
    public IEnumerable<(SourceFile File, string Column, Suspicion Found)> Judge() => _seen.Select(place => (
        place.Key.File, place.Key.Column,
        new Suspicion("where-nearly", place.Value, "`where` leaves these rows out, and what stands there differs from a value it takes in capitals, blanks or unseen characters only.")));

    private sealed record Wanted(RowCondition Condition)
    {
        private readonly HashSet<string> _values = Condition.Values.OfType<string>().Select(Fold).ToHashSet(StringComparer.Ordinal);
        private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

        public bool IsNearly(string value)
        {
            if (_known.TryGetValue(value, out var isNearly))
                return isNearly;
            if (_known.Count == MostKnown)
                _known.Clear();
            return _known[value] = _values.Contains(Fold(value)) && !Condition.Holds(value);
        }

        private static string Fold(string text) => ComposedText.Of(UpperCase.Of(string.Concat(text.Where(IsSeen))));

        private static bool IsSeen(char character) => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format;
    }
}
