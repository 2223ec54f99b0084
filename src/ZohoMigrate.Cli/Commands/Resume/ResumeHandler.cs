using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary>Goes on with a run from what its folder remembers.</summary>
internal sealed class ResumeHandler(ZohoCatalogue catalogue, RunOpener opener, RunStretch stretch, RunDelivery delivery)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, DeliveryChoice choice, CancellationToken stopping)
    {
        await using var run = await opener.GoOnAsync(shownFolder, stopping);
        if (!run.Checkpoint.IsSealed)
            await Binding.CheckSourcesAsync(run, stopping);
        var rejected = await stretch.StageAsync(run, () => LoadPack(run.Manifest, shownFolder), stopping);
        return await stretch.DeliverAsync(run, () => delivery.DeliverAsync(run, choice with { Rejected = rejected }, stopping), stopping);
    }

    private Pack LoadPack(RunManifest manifest, string shownFolder) =>
        Binding.CheckPack(manifest, Pack.Load(manifest.PackFolder, manifest.Parameters, catalogue), shownFolder);
}
