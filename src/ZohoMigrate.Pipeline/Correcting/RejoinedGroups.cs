using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What is otherwise where records are groups: any of a group's rows may have been missing until now, its first one too.</summary>
/// <param name="rows">All rows that may be staged again, in file order.</param>
/// <param name="held">The keys of groups that may not.</param>
internal sealed class RejoinedGroups(IReadOnlyList<RowAtHand> rows, IReadOnlySet<string> held)
{
    private readonly Dictionary<RowAtHand, int> _places = rows.Select((row, place) => (row, place)).ToDictionary(row => row.row, row => row.place);

    /// <summary>The groups that rows make which no record has; without those whose group is at Zoho, or on its way there.</summary>
    public IReadOnlyList<IReadOnlyList<RowAtHand>> Split(IEnumerable<RowAtHand> homeless)
    {
        var own = homeless.Where(row => !held.Contains(row.JoinKey)).ToLookup(row => row.JoinKey, StringComparer.Ordinal);
        return [.. own.SelectMany(group => group.Key.Length == 0 ? group.Select(row => new[] { row }) : [[.. group]])];
    }

    /// <summary>The record of a group: the first of its rows is its header row, whichever was it before.</summary>
    public SourceRecord Record(RowAtHand head, IReadOnlyList<RowAtHand> lines)
    {
        SourceRow[] group = [.. lines.Prepend(head).OrderBy(row => _places[row]).Select(row => row.Row)];
        return new SourceRecord(head.Staged.Ordinal, group[0], group);
    }
}
