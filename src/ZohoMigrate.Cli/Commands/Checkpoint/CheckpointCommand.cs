using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Checkpoint;

/// <summary><c>zohomigrate checkpoint</c>: what can be done with a checkpoint itself.</summary>
internal sealed class CheckpointCommand : VerbCommand
{
    private readonly ExportCommand _export;

    public CheckpointCommand(CommandInvoker invoker)
        : base("checkpoint", "What a run knows, for other programs.") => Add(_export = new ExportCommand(invoker));

    public override IReadOnlyList<string> Examples => _export.Examples;

    public override IReadOnlyList<ExitCode> ExitCodes => _export.ExitCodes;

    public override string? MeaningOf(ExitCode code) => _export.MeaningOf(code);
}
