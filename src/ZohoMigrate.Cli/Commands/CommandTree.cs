using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ZohoMigrate.Cli.Commands.Checkpoint;
using ZohoMigrate.Cli.Commands.Describe;
using ZohoMigrate.Cli.Commands.Init;
using ZohoMigrate.Cli.Commands.Preview;
using ZohoMigrate.Cli.Commands.Reconcile;
using ZohoMigrate.Cli.Commands.Report;
using ZohoMigrate.Cli.Commands.Resolve;
using ZohoMigrate.Cli.Commands.Resume;
using ZohoMigrate.Cli.Commands.Retry;
using ZohoMigrate.Cli.Commands.Run;
using ZohoMigrate.Cli.Commands.Sandbox;
using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.Cli.Commands.Status;
using ZohoMigrate.Cli.Commands.Test;
using ZohoMigrate.Cli.Commands.Validate;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Cli.Commands;

/// <summary>All commands, and how a command line becomes one of them.</summary>
internal static class CommandTree
{
    // Of what goes to a file or a pager; a terminal has its own.
    private const int HelpWidth = 120;

    public static RootCommand Create(Surroundings surroundings)
    {
        var common = new CommonOptions();
        var invoker = new CommandInvoker(surroundings, common);
        var root = new RootCommand("Moves CSV exports of an old system into a Zoho organisation, and proves that nothing was lost or sent twice.")
        {
            new PreviewCommand(invoker),
            new DescribeCommand(invoker),
            new InitCommand(invoker),
            new TestCommand(invoker),
            new ValidateCommand(invoker),
            new RunCommand(invoker),
            new ResumeCommand(invoker),
            new RetryCommand(invoker),
            new StatusCommand(invoker),
            new ReportCommand(invoker),
            new ReconcileCommand(invoker),
            new ResolveCommand(invoker),
            new CheckpointCommand(invoker),
            new SandboxCommand(invoker),
            new SelftestCommand(invoker),
        };
        common.AddTo(root);
        var help = root.Options.OfType<HelpOption>().Single();
        var usual = (HelpAction)help.Action!;
        if (!surroundings.IsOutTerminal)
            usual.MaxWidth = HelpWidth;
        help.Action = new VerbHelp(usual, common);
        return root;
    }

    /// <summary>Runs one command line to its end.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken stopping)
    {
        var (results, errors) = (new ResultLines(surroundings), new ErrorLines(surroundings));
        var parse = Create(surroundings).Parse(arguments);
        if (parse.Action is ParseErrorAction)
            return (int)UsageFault.Show(parse, results, errors);
        var invocation = new InvocationConfiguration
        {
            Output = results.Text,
            Error = errors.Text,
            EnableDefaultExceptionHandler = false,
            // Signals are ours (StopSignals); with a timeout the parser would end the process two seconds after one.
            ProcessTerminationTimeout = null,
        };
        return await parse.InvokeAsync(invocation, stopping);
    }
}
