using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What <c>reconcile</c> found when it was last asked.</summary>
internal static class ReconciliationSection
{
    private const int MostNamed = 100;

    public static Markup Of(ReportContent content) => content.Reconciliation is { } found ? Of(found, content) : Markup.Nothing;

    private static Markup Of(Reconciliation found, ReportContent content) => Markup.Of($"""
        <section>
        <h2>The source held against Zoho</h2>
        <p class="{(found.Equal ? "good" : "bad")}">{ReconciliationWords.Verdict(found)}</p>
        <p>Asked at {found.At}, in {found.Calls} calls.{(content.Summary.FinishedAt > found.At ? " The run went on since: ask again." : "")}</p>
        {HtmlTable.Of(["module", "#in the source", "#should be at Zoho", "#found", "#missing", "#twice", "#not ours"], found.Modules.Select(Counts))}
        {Totals(found)}
        <ul>{Markup.Join(found.Modules.SelectMany(ReconciliationWords.Of).Concat(found.Differences.Take(MostNamed).Select(ReconciliationWords.Of)).Select(Line))}</ul>
        {(found.Differences.Count > MostNamed ? Markup.Of($"<p>Here are the first {MostNamed} records. {ReconciliationWords.Named(found)}: <code>{RunPaths.ReconciliationName}</code></p>") : Markup.Nothing)}
        </section>

        """);

    private static IReadOnlyList<Markup> Counts(ModuleReconciliation module) =>
    [
        HtmlTable.Text(module.Module),
        HtmlTable.Number(module.Records),
        HtmlTable.Number(module.Expected),
        .. new[] { module.Found, module.Missing, module.Twice, module.Others }
            .Select(count => module.NotComparable is null ? HtmlTable.Number(count) : HtmlTable.Text("?")),
    ];

    private static Markup Totals(Reconciliation found)
    {
        var rows = ReconciledTotals.Rows(found).Select(row => (IReadOnlyList<Markup>)[.. row.Select(HtmlTable.Text)]).ToList();
        return rows.Count == 0
            ? Markup.Nothing
            : Markup.Join([HtmlTable.Of(ReconciledTotals.Heads(found), rows), ReconciledTotals.Note(found) is { } note ? Markup.Of($"<p>{note}</p>") : Markup.Nothing]);
    }

    private static Markup Line(string text) => Markup.Of($"<li>{text}</li>");
}
