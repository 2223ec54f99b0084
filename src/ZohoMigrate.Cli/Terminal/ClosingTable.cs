using Spectre.Console;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// What became of every record, a line per stream. Besides the three that say how far it is, a state is shown when somebody is in it.
/// </summary>
internal static class ClosingTable
{
    private static readonly (string Head, bool Always, Func<StreamSummary, long> Count)[] States =
    [
        ("records", true, stream => stream.Records),
        ("created", true, stream => stream.Created),
        ("recovered", false, stream => stream.Recovered),
        ("updated", false, stream => stream.Updated),
        ("matched", false, stream => stream.Matched),
        ("unchanged", false, stream => stream.Unchanged),
        ("skipped", false, stream => stream.Skipped),
        ("rejected", false, stream => stream.Rejected),
        ("refused", false, stream => stream.Refused),
        ("blocked", false, stream => stream.Blocked),
        ("unknown", false, stream => stream.Unknown),
        ("pending", true, stream => stream.Pending),
        ("rolled back", false, stream => stream.RolledBack),
    ];

    public static Table Create(RunSummary summary)
    {
        var shown = States.Where(state => state.Always || summary.Streams.Sum(state.Count) > 0).ToList();
        var table = Tables.Create(shown.Select(state => "#" + state.Head).Prepend("stream"));
        foreach (var stream in summary.Streams)
            table.Row(shown.Select(state => Tables.Number(state.Count(stream))).Prepend(stream.Stream));
        if (summary.Streams.Count > 1)
            table.Row(shown.Select(state => Tables.Number(summary.Streams.Sum(state.Count))).Prepend("all"));
        return table;
    }
}
