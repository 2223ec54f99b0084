using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Retry;

/// <summary><c>zohomigrate retry</c>.</summary>
internal sealed class RetryCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();
    private readonly Option<bool> _wait = SharedArguments.Wait();

    private readonly Option<string?> _from = new("--from")
    {
        Description = "The one file to take rows from. Without it: every file of the run's errors folder.",
        HelpName = "file",
    };

    public RetryCommand(CommandInvoker invoker)
        : base("retry", "Takes corrected rows back from the error report, checks them again and delivers them; what waited for them follows.")
    {
        Add(_run);
        Add(_from);
        Add(_wait);
        Add(SharedArguments.Reserve());
        SetAction((parse, stopping) => invoker.InvokeAsync<RetryHandler>(
            parse,
            (handler, cancellationToken) => handler.HandleAsync(
                parse.GetRequiredValue(_run), parse.GetValue(_from), parse.GetValue(_wait), cancellationToken),
            stopping));
    }

    public override IReadOnlyList<string> Examples { get; } = ["retry runs/first", "retry runs/first --from mended/orders.csv"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = Enum.GetValues<ExitCode>();
}
