using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary>Goes on with a run from what its folder remembers.</summary>
internal sealed class ResumeHandler(
    ZohoCatalogue catalogue, TargetOpener targets, RunOpener opener, RunStretch stretch, RunDelivery delivery)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, bool wait, CancellationToken stopping)
    {
        using var folder = opener.HoldExisting(shownFolder);
        await using var checkpoint = await opener.OpenAsync(folder, stopping);
        var manifest = checkpoint.Manifest;
        Binding.RefuseValidation(manifest, folder.Path);
        await using var target = await targets.OpenAsync(manifest.Target, folder.Path, stopping);
        Binding.CheckTarget(manifest, target, folder.Path);
        var run = new OpenRun(folder, shownFolder, checkpoint);
        await stretch.StageAsync(
            run, () => Binding.CheckPack(manifest, Pack.Load(manifest.PackFolder, manifest.Parameters, catalogue), folder.Path), stopping);
        var choice = new DeliveryChoice(wait, NewLedger: false);
        return await stretch.DeliverAsync(run, () => delivery.DeliverAsync(run, target, choice, stopping), stopping);
    }
}
