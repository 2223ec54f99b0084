using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Run;

/// <summary><c>zohomigrate run</c>.</summary>
internal sealed class RunCommand : VerbCommand
{
    private readonly Argument<string> _pack = SharedArguments.Pack();
    private readonly Option<string> _data = SharedArguments.Data();
    private readonly Option<string?> _run = SharedArguments.RunFolder("runs/<pack>-<organisation>. A folder that is there is gone on with");

    private readonly Option<string> _target = new("--target")
    {
        Description = "Where the records go: the simulated Zoho, or the organisation itself. A sandbox folder can never go live.",
        HelpName = "sandbox|live",
        DefaultValueFactory = _ => Targets.Sandbox,
    };

    private readonly Option<string[]> _set = SharedArguments.Set();

    private readonly LedgerOptions _ledger = new();
    private readonly Option<bool> _wait = SharedArguments.Wait();

    private readonly Option<int?> _maxErrors = SharedArguments.MaxErrors();
    private readonly Option<bool> _keepGoing = SharedArguments.KeepGoing();

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Stop when everything is staged, checked and planned; the same folder goes on later without it.",
    };

    public RunCommand(CommandInvoker invoker)
        : base("run", "A migration run: reads and checks everything, then delivers it at the organisation's cap. Interrupted, it goes on where it stood.")
    {
        _target.AcceptOnlyFromAmong(Targets.Sandbox, Targets.Live);
        Option[] options = [_data, _run, _target, _set, _wait, SharedArguments.Reserve(), _maxErrors, _keepGoing, _dryRun];
        Add(_pack);
        foreach (var option in options)
            Add(option);
        _ledger.AddTo(this);
        SetAction((parse, stopping) => invoker.InvokeAsync<RunHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(Read(parse), cancellationToken), stopping));
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "run mappings/northwind-to-books --data sample-data/northwind-small --run runs/first",
        "run mappings/northwind-to-books --data sample-data/northwind --target live --wait",
    ];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = Enum.GetValues<ExitCode>();

    private RunArguments Read(ParseResult parse) => new()
    {
        Pack = parse.GetRequiredValue(_pack),
        Data = parse.GetRequiredValue(_data),
        Run = parse.GetValue(_run),
        Target = parse.GetRequiredValue(_target),
        Parameters = parse.Parameters(_set),
        Ledger = _ledger.Read(parse),
        Wait = parse.GetValue(_wait),
        MaxErrors = parse.GetValue(_maxErrors),
        KeepGoing = parse.GetValue(_keepGoing),
        DryRun = parse.GetValue(_dryRun),
    };
}
