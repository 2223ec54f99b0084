using System.Text.Json;
using Spectre.Console;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Cli.Commands.Preview;

/// <summary>Shows how a source file is read, or writes it out as it should be.</summary>
internal sealed class PreviewHandler(
    Surroundings surroundings, ResultLines results, ErrorLines errors, CommonArguments common, IAnsiConsole console, ZohoCatalogue catalogue, TimeProvider time)
{
    /// <summary>A view of a pack, over a folder of sources.</summary>
    /// <param name="shownView">As the user named it.</param>
    /// <param name="data">The folder, as the user named it.</param>
    /// <param name="parameters">What <c>--set</c> gave.</param>
    /// <param name="rows">How many rows to show.</param>
    /// <param name="stopping">Gives it up.</param>
    public async Task<ExitCode> HandleAsync(string shownView, string data, IReadOnlyDictionary<string, string> parameters, int rows, CancellationToken stopping)
    {
        var view = new PreviewedView(PackView.Find(shownView, surroundings, parameters, catalogue), surroundings.FullPath(data), time);
        if (common.Output == OutputFormat.Csv)
            return LeftOut(await view.WriteAsync(results.Csv, stopping));
        var preview = await view.ReadAsync(rows, stopping);
        if (common.Output == OutputFormat.Json)
            await results.Json.WriteLineAsync(JsonSerializer.Serialize(preview, ResultFormat.Indented.ViewPreview));
        else
            await results.Text.WriteLineAsync(PreviewText.Of(preview, console));
        return preview.Unreadable.Count == 0 ? ExitCode.Done : ExitCode.SomeFaulty;
    }

    /// <summary>A source file.</summary>
    /// <param name="shownFile">As the user named it.</param>
    /// <param name="sheet">The sheet of a workbook; null where it has one only.</param>
    /// <param name="jsonPath">Where in a JSON document its rows are; null for the document itself.</param>
    /// <param name="rows">How many rows to show.</param>
    /// <param name="stopping">Gives it up.</param>
    public async Task<ExitCode> HandleAsync(string shownFile, string? sheet, string? jsonPath, int rows, CancellationToken stopping)
    {
        var file = await PreviewedFile.OpenAsync(surroundings.FullPath(shownFile), sheet, jsonPath, stopping);
        return common.Output == OutputFormat.Csv ? await NormaliseAsync(file, stopping) : await ShowAsync(file, rows, stopping);
    }

    private async Task<ExitCode> ShowAsync(PreviewedFile file, int rows, CancellationToken stopping)
    {
        var preview = await file.ReadAsync(rows, stopping);
        if (common.Output == OutputFormat.Json)
            await results.Json.WriteLineAsync(JsonSerializer.Serialize(preview, ResultFormat.Indented.SourcePreview));
        else
            await results.Text.WriteLineAsync(PreviewText.Of(preview, console));
        return preview.Doubt is null && preview.Unreadable.Count == 0 ? ExitCode.Done : ExitCode.SomeFaulty;
    }

    // Stdout carries the file and nothing else.
    private async Task<ExitCode> NormaliseAsync(PreviewedFile file, CancellationToken stopping)
    {
        var written = await file.NormaliseAsync(results.Csv, stopping);
        var code = LeftOut(written.Unreadable);
        foreach (var rows in written.Excluded)
            errors.Write($"Left out: {PreviewText.Excluded(rows)}");
        foreach (var guess in written.Guesses)
            errors.Write(guess);
        if (written.Doubt is null)
            return code;
        errors.Write(PreviewText.Refused(written.Doubt));
        return ExitCode.SomeFaulty;
    }

    private ExitCode LeftOut(IReadOnlyList<UnreadableRows> unreadable)
    {
        foreach (var rows in unreadable)
            errors.Write($"Left out: {PreviewText.Unreadable(rows)}");
        return unreadable.Count == 0 ? ExitCode.Done : ExitCode.SomeFaulty;
    }
}
