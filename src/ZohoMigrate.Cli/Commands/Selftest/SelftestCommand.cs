using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary><c>zohomigrate selftest</c>.</summary>
internal sealed class SelftestCommand : VerbCommand
{
    private readonly Option<bool> _killMatrix = new("--kill-matrix") { Description = "Kill at every point again and again, early and late in the run; takes minutes." };

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Only this point; repeatable.",
        HelpName = "point",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public SelftestCommand(CommandInvoker invoker)
        : base("selftest", "Kills runs at their worst moments on this machine, resumes them, and holds what came of it against a sandbox's ledger. Nothing of yours is touched.")
    {
        _only.AcceptOnlyFromAmong([.. KillPoint.All.Select(point => point.Name)]);
        Add(_killMatrix);
        Add(_only);
        SetAction((parse, stopping) => invoker.InvokeAsync<SelftestHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetValue(_killMatrix), parse.GetValue(_only) ?? [], cancellationToken), stopping));
    }

    public override string Group => Practise;

    public override IReadOnlyList<string> Examples { get; } = ["selftest", "selftest --kill-matrix", "selftest --only after-answer --output json"];

    public override IReadOnlyList<string> Notes { get; } = ["Points:", .. KillPoint.All.Select(point => $"  {point.Name,-21} {point.Means}")];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = [ExitCode.Done, ExitCode.SomeFaulty, ExitCode.Misconfigured, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "nothing lost, nothing twice, nothing over a limit, nothing said that is not so",
        ExitCode.SomeFaulty => "one of these does not hold on this machine",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };
}
