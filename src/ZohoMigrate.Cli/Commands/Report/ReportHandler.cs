using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Report;

/// <summary>Rebuilds the reports of a run, whatever state it was left in. It writes into the folder, so it holds it.</summary>
internal sealed class ReportHandler(RunOpener opener, ZohoCatalogue catalogue, ResultView view)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, CancellationToken stopping)
    {
        await using var run = await opener.HoldAsync(shownFolder, stopping);
        var end = await run.ReadStandingAsync(stopping);
        var summary = await run.ReportAsync(end, catalogue, stopping);
        view.Closing(summary, end, shownFolder);
        return ExitCode.Done;
    }
}
