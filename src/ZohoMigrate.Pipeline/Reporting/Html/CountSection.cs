namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What became of every record and every row: both tables add up, or something is wrong with the program.</summary>
internal static class CountSection
{
    private static readonly (string Head, Func<FileSummary, long> Count)[] Fates =
    [
        ("#rows", file => file.Rows),
        ("#in records", file => file.InRecords),
        ("#excluded", file => file.Excluded),
        ("#orphan", file => file.Orphan),
        ("#unreadable", file => file.Unreadable),
    ];

    public static Markup Of(ReportContent content) => Markup.Of($"""
        <section>
        <h2>What became of every record</h2>
        {Streams(content.Summary.Streams)}
        {(RecoveredWords.Of(content.Summary) is { } recovered ? Markup.Of($"<p>{recovered}</p>") : Markup.Nothing)}
        <h2>What became of every row</h2>
        {Files(content.Summary.Files)}
        </section>

        """);

    private static Markup Streams(IReadOnlyList<StreamSummary> streams)
    {
        var shown = StreamColumns.Of(streams);
        return HtmlTable.Of(
            ["stream", "becomes", .. shown.Select(state => "#" + state.Head)],
            streams.Select(stream => Row(stream.Stream, stream.Module, shown.Select(state => state.Count(stream)))),
            Row("all", "", shown.Select(state => streams.Sum(state.Count))));
    }

    private static Markup Files(IReadOnlyList<FileSummary> files) => HtmlTable.Of(
        ["file", "read by", .. Fates.Select(fate => fate.Head)],
        files.Select(file => (IReadOnlyList<Markup>)[HtmlTable.Text(file.IsAbsent ? $"{file.File} (not there)" : file.File), HtmlTable.Text(file.Stream), .. Fates.Select(fate => HtmlTable.Number(fate.Count(file)))]));

    private static IReadOnlyList<Markup> Row(string first, string second, IEnumerable<long> counts) =>
        [HtmlTable.Text(first), HtmlTable.Text(second), .. counts.Select(HtmlTable.Number)];
}
