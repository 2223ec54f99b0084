using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Validate;

/// <summary>Walks the road up to the plan, keeping problems and keys only.</summary>
internal sealed class ValidateHandler(Surroundings surroundings, ZohoCatalogue catalogue, RunOpener opener, RunStretch stretch)
{
    public async Task<ExitCode> HandleAsync(ValidateArguments arguments, CancellationToken stopping)
    {
        var pack = Pack.Load(surroundings.FullPath(arguments.Pack), arguments.Parameters, catalogue);
        using var temporary = arguments.Run is null ? new TemporaryFolder() : null;
        using var folder = opener.Hold(arguments.Run ?? temporary!.Path, isLogged: temporary is null);
        var wanted = new WantedRun(
            pack, surroundings.FullPath(arguments.Pack), surroundings.FullPath(arguments.Data), arguments.Parameters, Target: null);
        await using var checkpoint = await opener.CreateValidationAsync(folder, wanted, stopping);
        var run = new OpenRun(folder, arguments.Run, checkpoint);
        await stretch.StageAsync(run, () => pack, stopping);
        return await stretch.EndDryAsync(run, stopping);
    }
}
