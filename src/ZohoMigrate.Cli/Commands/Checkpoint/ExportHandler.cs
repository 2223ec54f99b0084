using System.Text;
using System.Text.Json;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Commands.Checkpoint;

/// <summary>Writes the id map of a run, also while another process is at work on it; changes nothing of it.</summary>
internal sealed class ExportHandler(Surroundings surroundings, ResultLines lines, CommonArguments common, RunOpener opener)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, string? to, CancellationToken stopping)
    {
        using var checkpoint = opener.Look(shownFolder);
        if (to is not null)
            Tell(to, await WriteFileAsync(checkpoint, surroundings.FullPath(to), stopping));
        else if (common.Output == OutputFormat.Json)
            await IdMap.WriteJsonAsync(checkpoint, lines.Json, stopping);
        else
            await IdMap.WriteCsvAsync(checkpoint, lines.Csv, stopping);
        return ExitCode.Done;
    }

    private static async Task<long> WriteFileAsync(CheckpointReader checkpoint, string path, CancellationToken stopping)
    {
        if (Directory.Exists(path))
            throw new UserFaultException($"{path} is a folder. Name the file to write with --to.");
        var records = 0L;
        await WholeFile.WriteAsync(path, async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            records = await IdMap.WriteCsvAsync(checkpoint, writer, stopping);
        });
        return records;
    }

    private void Tell(string file, long records)
    {
        if (common.Output == OutputFormat.Json)
            lines.Json.WriteLine(JsonSerializer.Serialize(new ExportedFile(file, records), ResultFormat.Indented.ExportedFile));
        else
            lines.Text.WriteLine($"{Tables.Counted(records, "record")} written to {file}");
    }
}
