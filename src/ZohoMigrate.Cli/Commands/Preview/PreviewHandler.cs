using System.Text.Json;
using Spectre.Console;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Cli.Commands.Preview;

/// <summary>Shows how a source file is read, or writes it out as it should be.</summary>
internal sealed class PreviewHandler(Surroundings surroundings, ResultLines results, ErrorLines errors, CommonArguments common, IAnsiConsole console)
{
    /// <param name="shownFile">As the user named it.</param>
    /// <param name="rows">How many rows to show.</param>
    /// <param name="stopping">Gives it up.</param>
    public async Task<ExitCode> HandleAsync(string shownFile, int rows, CancellationToken stopping)
    {
        var file = await PreviewedFile.OpenAsync(surroundings.FullPath(shownFile), stopping);
        return common.Output == OutputFormat.Csv ? await NormaliseAsync(file, stopping) : await ShowAsync(file, rows, stopping);
    }

    private async Task<ExitCode> ShowAsync(PreviewedFile file, int rows, CancellationToken stopping)
    {
        var preview = await file.ReadAsync(rows, stopping);
        if (common.Output == OutputFormat.Json)
            await results.Json.WriteLineAsync(JsonSerializer.Serialize(preview, ResultFormat.Indented.SourcePreview));
        else
            await results.Text.WriteLineAsync(PreviewText.Of(preview, console));
        return Code(preview.Unreadable);
    }

    // Stdout carries the file and nothing else.
    private async Task<ExitCode> NormaliseAsync(PreviewedFile file, CancellationToken stopping)
    {
        var unreadable = await file.NormaliseAsync(results.Csv, stopping);
        foreach (var rows in unreadable)
            errors.Write($"Left out: {PreviewText.Unreadable(rows)}");
        return Code(unreadable);
    }

    private static ExitCode Code(IReadOnlyList<UnreadableRows> unreadable) => unreadable.Count == 0 ? ExitCode.Done : ExitCode.SomeFaulty;
}
