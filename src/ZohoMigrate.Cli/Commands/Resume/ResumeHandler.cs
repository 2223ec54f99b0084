using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary>Goes on with a run from what its folder remembers.</summary>
internal sealed class ResumeHandler(ZohoCatalogue catalogue, RunOpener opener, RunStretch stretch, RunDelivery delivery)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, bool wait, CancellationToken stopping)
    {
        await using var run = await opener.GoOnAsync(shownFolder, stopping);
        var manifest = run.Manifest;
        await stretch.StageAsync(
            run, () => Binding.CheckPack(manifest, Pack.Load(manifest.PackFolder, manifest.Parameters, catalogue), shownFolder), stopping);
        var choice = new DeliveryChoice(wait, NewLedger: false);
        return await stretch.DeliverAsync(run, () => delivery.DeliverAsync(run, choice, stopping), stopping);
    }
}
