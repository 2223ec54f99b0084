using System.Text.Json;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Proposing;
using ZohoMigrate.Pipeline.Proving;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Init;

/// <summary>Makes a new pack; never in a folder where anything is.</summary>
internal sealed class InitHandler(
    Surroundings surroundings, ZohoCatalogue catalogue, ResultLines results, CommonArguments common, TimeProvider time, ILoggerFactory loggers)
{
    public async Task<ExitCode> HandleAsync(string shownPack, string? data, string? from, CancellationToken stopping)
    {
        var folder = new NewPackFolder(surroundings.FullPath(shownPack), shownPack);
        folder.CheckFree();
        var made = await MakeAsync(folder, data, from, stopping);
        if (common.Output == OutputFormat.Json)
            await results.Json.WriteLineAsync(JsonSerializer.Serialize(made, ResultFormat.Indented.MadePack));
        else
            await results.Text.WriteLineAsync(InitText.Of(made, data));
        return ExitCode.Done;
    }

    private async Task<MadePack> MakeAsync(NewPackFolder folder, string? data, string? from, CancellationToken stopping)
    {
        try
        {
            return data is not null
                ? await ProposeAsync(folder, data, stopping)
                : await new ExtendingPack(folder, surroundings).WriteAsync(from!, stopping);
        }
        catch
        {
            folder.Clear();
            throw;
        }
    }

    private async Task<MadePack> ProposeAsync(NewPackFolder folder, string data, CancellationToken stopping)
    {
        var sources = surroundings.FullPath(data);
        if (!Directory.Exists(sources))
            throw new UserFaultException($"The data folder {data} does not exist. Say where the exports are with --data.");
        if (folder.IsIn(sources))
            throw new UserFaultException($"{folder.Shown} is in the data folder {data}. Keep the pack in a folder of its own.");
        var draft = await PackDraft.FromAsync(folder.PackName, sources, catalogue, stopping);
        foreach (var (name, text) in draft.Files)
            await folder.WriteAsync(name, text, stopping);
        await folder.WriteSchemasAsync(stopping);
        if (await FirstTestAsync(folder, draft, stopping) is { } tests)
            await folder.WriteAsync(PackDraft.TestFile, tests, stopping);
        return new MadePack(folder.Shown, folder.Files) { Streams = draft.Streams, Left = draft.Left, Advice = draft.Advice, Unread = draft.Unread };
    }

    private async Task<string?> FirstTestAsync(NewPackFolder folder, PackDraft draft, CancellationToken stopping)
    {
        using var scratch = new PassingFolder();
        var tester = new PackTester(folder.Path, catalogue, time, loggers.CreateLogger<PackTester>());
        var next = 0;
        return await draft.FirstTestAsync(tester, () => Directory.CreateDirectory(Path.Combine(scratch.Path, $"{next++}")).FullName, stopping);
    }
}
