using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// Says on stderr why a command could not go on, and on stdout too where it carries JSON. What the user can mend is shown plain; a fault of ours
/// is one short line.
/// </summary>
internal sealed class FaultReport(
    CommonArguments common, ResultLines results, ErrorLines lines, SecretScrubber? scrubber = null, RunLog? log = null)
{
    /// <returns>The exit code.</returns>
    public ExitCode Show(Exception exception, CancellationToken stopping)
    {
        var code = FaultCode.Of(exception, stopping);
        var message = Scrubbed(code switch
        {
            ExitCode.Cancelled when exception is OperationCanceledException => "Cancelled.",
            ExitCode.Bug => Bug(exception),
            _ => StorageWords.Find(exception) is var (what, remedy) ? $"{what} {remedy} Then give the command again." : exception.Message,
        });
        lines.Write(message);
        if (common.Output == OutputFormat.Json)
            results.Json.WriteLine(FaultDocument.Text(message, code));
        return code;
    }

    private string Bug(Exception exception)
    {
        log?.Write(new LogLine(nameof(FaultReport), LogLevel.Critical, default, "A fault of the program's own ended the command", exception));
        var detail = log?.Path is { } path ? $" The detail is in {path}." : "";
        return $"A fault of zohomigrate's own: {exception.GetType().Name}: {exception.Message}{detail} "
            + "Nothing is lost: what was settled is in the checkpoint.";
    }

    private string Scrubbed(string text) => scrubber?.Scrub(text) ?? text;
}
