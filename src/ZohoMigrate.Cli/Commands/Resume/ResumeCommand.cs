using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary><c>zohomigrate resume</c>.</summary>
internal sealed class ResumeCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();
    private readonly Option<bool> _wait = SharedArguments.Wait();

    public ResumeCommand(CommandInvoker invoker)
        : base("resume", "Goes on with a run from its checkpoint: pack, data and target are remembered there. Secrets come from the settings.")
    {
        Add(_run);
        Add(_wait);
        SetAction((parse, stopping) => invoker.InvokeAsync<ResumeHandler>(
            parse,
            (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_run), parse.GetValue(_wait), cancellationToken),
            stopping));
    }

    public override IReadOnlyList<string> Examples { get; } = ["resume runs/first", "resume runs/first --wait"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = Enum.GetValues<ExitCode>();
}
