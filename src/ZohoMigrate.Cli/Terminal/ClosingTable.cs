using Spectre.Console;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// What became of every record, a line per stream. States that few runs know are shown when somebody is in them; on a narrow terminal
/// that goes for every state.
/// </summary>
internal static class ClosingTable
{
    private const int WideEnoughForAll = 110;

    private static readonly (string Head, bool Always, Func<StreamSummary, long> Count)[] States =
    [
        ("records", true, stream => stream.Records),
        ("created", true, stream => stream.Created),
        ("recovered", true, stream => stream.Recovered),
        ("updated", false, stream => stream.Updated),
        ("matched", true, stream => stream.Matched),
        ("unchanged", false, stream => stream.Unchanged),
        ("skipped", false, stream => stream.Skipped),
        ("rejected", true, stream => stream.Rejected),
        ("refused", true, stream => stream.Refused),
        ("blocked", true, stream => stream.Blocked),
        ("unknown", true, stream => stream.Unknown),
        ("pending", true, stream => stream.Pending),
        ("rolled back", false, stream => stream.RolledBack),
    ];

    /// <param name="summary">What became of them.</param>
    /// <param name="width">Columns the console has.</param>
    public static Table Create(RunSummary summary, int width)
    {
        var shown = States
            .Where((state, index) => (state.Always && (width >= WideEnoughForAll || index == 0)) || summary.Streams.Sum(state.Count) > 0)
            .ToList();
        var table = Tables.Create(shown.Select(state => "#" + state.Head).Prepend("stream"));
        foreach (var stream in summary.Streams)
            table.Row(shown.Select(state => Tables.Number(state.Count(stream))).Prepend(stream.Stream));
        if (summary.Streams.Count > 1)
            table.Row(shown.Select(state => Tables.Number(summary.Streams.Sum(state.Count))).Prepend("all"));
        return table;
    }
}
