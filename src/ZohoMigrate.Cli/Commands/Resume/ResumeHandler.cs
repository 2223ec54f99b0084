using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary>Goes on with a run from what its folder remembers.</summary>
internal sealed class ResumeHandler(
    ZohoCatalogue catalogue, RunOpener opener, ChangeAcceptance acceptance, RunStretch stretch)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, DeliveryChoice choice, bool acceptChanges, CancellationToken stopping)
    {
        await using var run = await opener.GoOnAsync(shownFolder, stopping);
        var accepted = 0L;
        if (acceptChanges)
            accepted = await acceptance.AcceptAsync(run, stopping);
        else if (!run.Checkpoint.IsSealed)
            await Binding.CheckSourcesAsync(run, stopping);
        var rejected = await stretch.StageAsync(run, () => LoadPack(run.Manifest, shownFolder), stopping);
        var whole = choice with { Rejected = accepted + rejected };
        return await stretch.DeliverAsync(run, whole, stopping);
    }

    private Pack LoadPack(RunManifest manifest, string shownFolder) =>
        Binding.CheckPack(manifest, Pack.Load(manifest.PackFolder, manifest.Parameters, catalogue), shownFolder);
}
