using System.Text;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary><c>report.html</c>: one file, for filing and for reading; no script, nothing from elsewhere.</summary>
internal static class HtmlReport
{
    public static async Task WriteAsync(
        IRunAccounts accounts, RunManifest manifest, ZohoCatalogue catalogue, string runFolder, RunEnd end, RunSummary summary, CancellationToken cancellationToken)
    {
        var content = new ReportContent(
            manifest,
            runFolder,
            end,
            summary,
            await ModuleMoney.ReadAsync(accounts, summary.Streams, catalogue, cancellationToken),
            await ReadUnknownAsync(accounts, summary, cancellationToken),
            await new RunNotes(accounts).ReadReconciliationAsync(cancellationToken));
        var page = Encoding.UTF8.GetBytes(Page(content).Text.ReplaceLineEndings("\n"));
        await WholeFile.WriteAsync(new RunPaths(runFolder).Report, async stream => await stream.WriteAsync(page, cancellationToken));
    }

    internal static Markup Page(ReportContent content) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{content.Manifest.Pack}: {Words.Of(content.Summary.State)}</title>
        <style>
        {new Markup(EmbeddedText.Read("report.css"))}
        </style>
        </head>
        <body>
        {HeadSection.Of(content)}{NextSection.Of(content)}{CountSection.Of(content)}{MoneySection.Of(content)}{ReconciliationSection.Of(content)}{ProblemSection.Of(content)}{FindingSection.Of(content)}{SurveySection.Of(content)}{UnknownSection.Of(content)}{CallSection.Of(content)}
        <footer>Made by zohomigrate from the run's checkpoint alone. All times are UTC; amounts of different currencies are never added up.</footer>
        </body>
        </html>

        """);

    private static async Task<IReadOnlyList<ReportedProblem>> ReadUnknownAsync(IRunAccounts accounts, RunSummary summary, CancellationToken cancellationToken)
    {
        if (summary.Streams.Sum(stream => stream.Unknown) + summary.UnknownSteps == 0)
            return [];
        return await accounts.ReadProblemsAsync(cancellationToken)
            .Where(problem => problem.State == RecordState.Unknown || problem.Problem.Code == RunSummary.UnknownStep).Take(UnknownSection.MostNamed + 1).ToListAsync(cancellationToken);
    }
}
