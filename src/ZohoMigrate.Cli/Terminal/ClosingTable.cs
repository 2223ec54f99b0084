using Spectre.Console;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What became of every record, a line per stream.</summary>
internal static class ClosingTable
{
    public static Table Create(RunSummary summary)
    {
        var shown = StreamColumns.Of(summary.Streams);
        var table = Tables.Create(shown.Select(state => "#" + state.Head).Prepend("stream"));
        foreach (var stream in summary.Streams)
            table.Row(shown.Select(state => Tables.Number(state.Count(stream))).Prepend(stream.Stream));
        if (summary.Streams.Count > 1)
            table.Row(shown.Select(state => Tables.Number(summary.Streams.Sum(state.Count))).Prepend("all"));
        return table;
    }
}
