using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary><c>zohomigrate resume</c>.</summary>
internal sealed class ResumeCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();
    private readonly Option<bool> _wait = SharedArguments.Wait();
    private readonly Option<int?> _maxErrors = SharedArguments.MaxErrors();
    private readonly Option<bool> _keepGoing = SharedArguments.KeepGoing();

    public ResumeCommand(CommandInvoker invoker)
        : base("resume", "Goes on with a run from its checkpoint: pack, data and target are remembered there. Secrets come from the settings.")
    {
        Add(_run);
        Add(_wait);
        Add(_maxErrors);
        Add(_keepGoing);
        SetAction((parse, stopping) => invoker.InvokeAsync<ResumeHandler>(
            parse,
            (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_run), Read(parse), cancellationToken),
            stopping));
    }

    public override IReadOnlyList<string> Examples { get; } = ["resume runs/first", "resume runs/first --wait"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = Enum.GetValues<ExitCode>();

    private DeliveryChoice Read(ParseResult parse) => new(parse.GetValue(_wait), NewLedger: false)
    {
        Limits = new RunLimits(parse.GetValue(_maxErrors), parse.GetValue(_keepGoing)),
    };
}
