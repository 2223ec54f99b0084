using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary><c>zohomigrate resume</c>.</summary>
internal sealed class ResumeCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();
    private readonly Option<bool> _wait = SharedArguments.Wait();
    private readonly Option<int?> _maxErrors = SharedArguments.MaxErrors();
    private readonly Option<bool> _keepGoing = SharedArguments.KeepGoing();

    private readonly LedgerOptions _ledger = new();

    private readonly Option<bool> _acceptChanges = new("--accept-changes")
    {
        Description = "Read source files and mapping again, since you mended them. What is at Zoho stays as it was sent; the rest goes as it is now.",
    };

    public ResumeCommand(CommandInvoker invoker)
        : base("resume", "Goes on with a run from its checkpoint: pack, data and target are remembered there. Secrets come from the settings.")
    {
        Add(_run);
        Add(_wait);
        Add(SharedArguments.Reserve());
        Add(_maxErrors);
        Add(_keepGoing);
        Add(_acceptChanges);
        _ledger.AddTo(this);
        SetAction((parse, stopping) => invoker.InvokeAsync<ResumeHandler>(
            parse,
            (handler, cancellationToken) => handler.HandleAsync(
                parse.GetRequiredValue(_run), Read(parse), parse.GetValue(_acceptChanges), cancellationToken),
            stopping));
    }

    public override IReadOnlyList<string> Examples { get; } = ["resume runs/first", "resume runs/first --wait", "resume runs/first --accept-changes"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = Enum.GetValues<ExitCode>();

    private DeliveryChoice Read(ParseResult parse) => new(parse.GetValue(_wait), _ledger.Read(parse))
    {
        Limits = new RunLimits(parse.GetValue(_maxErrors), parse.GetValue(_keepGoing)),
    };
}
