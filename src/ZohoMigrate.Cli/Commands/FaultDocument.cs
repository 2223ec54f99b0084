using System.Text.Json;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Why a command could not go on, for programs: the one document on stdout where <c>--output json</c> was asked for.</summary>
internal sealed record FaultDocument(FaultDocument.Detail Error)
{
    public static string Text(string message, ExitCode code) =>
        JsonSerializer.Serialize(new FaultDocument(new Detail(message, (int)code)), ResultFormat.Indented.FaultDocument);

    /// <param name="Message">The words that stderr shows.</param>
    /// <param name="ExitCode">The contract's.</param>
    internal sealed record Detail(string Message, int ExitCode);
}
