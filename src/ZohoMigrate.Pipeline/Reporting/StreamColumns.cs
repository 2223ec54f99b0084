namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>The columns of the table that says what became of every record.</summary>
public static class StreamColumns
{
    private static readonly (StreamColumn Column, bool Always)[] All =
    [
        (new("records", stream => stream.Records), true),
        (new("created", stream => stream.Created), true),
        (new("recovered", stream => stream.Recovered), false),
        (new("updated", stream => stream.Updated), false),
        (new("matched", stream => stream.Matched), false),
        (new("unchanged", stream => stream.Unchanged), false),
        (new("skipped", stream => stream.Skipped), false),
        (new("rejected", stream => stream.Rejected), false),
        (new("refused", stream => stream.Refused), false),
        (new("blocked", stream => stream.Blocked), false),
        (new("unknown", stream => stream.Unknown), false),
        (new("pending", stream => stream.Pending), true),
        (new("rolled back", stream => stream.RolledBack), false),
    ];

    /// <summary>Those to be shown: besides the three that say how far it is, a state when somebody is in it.</summary>
    public static IReadOnlyList<StreamColumn> Of(IReadOnlyList<StreamSummary> streams) =>
        [.. All.Where(state => state.Always || streams.Sum(state.Column.Count) > 0).Select(state => state.Column)];
}
