using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Run;

/// <summary>Begins a run, or goes on with the one that is in the folder.</summary>
internal sealed class RunHandler(
    Surroundings surroundings, ZohoCatalogue catalogue, TargetOpener targets, RunOpener opener, RunStretch stretch)
{
    public async Task<ExitCode> HandleAsync(RunArguments arguments, CancellationToken stopping)
    {
        var pack = Pack.Load(surroundings.FullPath(arguments.Pack), arguments.Parameters, catalogue);
        var shown = arguments.Run ?? Path.Combine("runs", $"{pack.Name}-{targets.FolderSuffix(arguments.Target)}");
        var wanted = new WantedRun(pack, surroundings.FullPath(arguments.Data), arguments.Parameters);
        await using var run = await opener.BeginOrGoOnAsync(shown, arguments.Target, wanted, stopping);
        var rejected = await stretch.StageAsync(run, () => pack, stopping);
        if (arguments.DryRun)
            return await stretch.EndDryAsync(run, stopping);
        var choice = new DeliveryChoice(arguments.Wait, arguments.Ledger)
        {
            Limits = new RunLimits(arguments.MaxErrors, arguments.KeepGoing),
            Rejected = rejected,
        };
        return await stretch.DeliverAsync(run, choice, stopping);
    }
}
