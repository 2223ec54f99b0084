using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Validate;

/// <summary>Walks the road up to the plan, keeping problems and keys only; online, the organisation is asked before and after.</summary>
internal sealed class ValidateHandler(
    Surroundings surroundings, ZohoCatalogue catalogue, RunOpener opener, OrganizationSurveyor surveyor, RunStretch stretch, ResultView view, TimeProvider time)
{
    public async Task<ExitCode> HandleAsync(ValidateArguments arguments, CancellationToken stopping)
    {
        var pack = Load(arguments, catalogue);
        using var temporary = arguments.Run is null ? new PassingFolder() : null;
        var wanted = new WantedRun(pack, surroundings.FullPath(arguments.Data), arguments.Parameters);
        var path = temporary?.Path ?? surroundings.FullPath(arguments.Run!);
        await using var run = await opener.ValidateAsync(arguments.Run, path, arguments.IsOnline, wanted, stopping);
        await using var asked = arguments.IsOnline ? await surveyor.BeginAsync(run, path, pack, stopping) : null;
        if (asked is not null)
            pack = LoadAgain(arguments, asked, run);
        var begun = time.GetTimestamp();
        await stretch.StageAsync(run, () => pack, stopping, asked?.Locks, asked?.Taxes, asked?.Contents);
        view.Rate((await run.Checkpoint.ReadFilesAsync(stopping)).Sum(file => file.Rows), time.GetElapsedTime(begun));
        if (asked is not null)
            await asked.EndAsync(pack, stopping);
        return await stretch.EndDryAsync(run, stopping, asked is null ? null : await asked.ReadBudgetsAsync(stopping));
    }

    // What it fills is held against the organisation's fields, which were not known before.
    private Pack LoadAgain(ValidateArguments arguments, AskedOrganization asked, OpenRun run)
    {
        try
        {
            return Load(arguments, asked.Catalogue);
        }
        catch (PackException)
        {
            run.Folder.Discard();
            throw;
        }
    }

    private Pack Load(ValidateArguments arguments, ZohoCatalogue demands) => Pack.Load(surroundings.FullPath(arguments.Pack), arguments.Parameters, demands);
}
