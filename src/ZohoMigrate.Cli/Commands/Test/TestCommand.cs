using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Test;

/// <summary><c>zohomigrate test</c>.</summary>
internal sealed class TestCommand : VerbCommand
{
    private readonly Argument<string> _pack = SharedArguments.Pack();

    private readonly Option<string?> _filter = new("--filter") { Description = "Only the tests whose name or file has this in it.", HelpName = "TEXT" };

    public TestCommand(CommandInvoker invoker)
        : base("test", "Runs a pack's own tests: rows that are given, and what must become of them. No network, and no files but the pack's.")
    {
        Add(_pack);
        Add(_filter);
        SetAction((parse, stopping) => invoker.InvokeAsync<TestHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_pack), parse.GetValue(_filter), cancellationToken), stopping));
    }

    public override string Group => Prepare;

    public override IReadOnlyList<string> Examples { get; } =
    [
        "test mappings/northwind-to-books",
        "test mappings/northwind-to-books --filter orders.yaml",
    ];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } =
        [ExitCode.Done, ExitCode.SomeFaulty, ExitCode.Misconfigured, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "every test passed",
        ExitCode.SomeFaulty => "some tests failed",
        ExitCode.Misconfigured => "usage, configuration or mapping error, a file of tests that cannot be read, or no tests",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };
}
