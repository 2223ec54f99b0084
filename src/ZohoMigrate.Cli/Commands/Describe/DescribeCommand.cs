using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary><c>zohomigrate describe</c>.</summary>
internal sealed class DescribeCommand : VerbCommand
{
    private readonly Argument<string?> _module = new("module")
    {
        Description = "The module, as a mapping names it (books.invoices) or without its product (invoices). Without it: all of them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public DescribeCommand(CommandInvoker invoker)
        : base("describe", "Says what Zoho demands of a module: its fields, what identifies a record, scopes, cost. No network.")
    {
        Add(_module);
        SetAction((parse, stopping) => invoker.InvokeAsync<DescribeHandler>(
            parse, (handler, _) => Task.FromResult(handler.Handle(parse.GetValue(_module))), stopping));
    }

    public override string Group => Prepare;

    public override IReadOnlyList<string> Examples { get; } = ["describe", "describe books.invoices", "describe items --output json"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Bug];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "done",
        ExitCode.Misconfigured => "usage or configuration error, or no such module",
        _ => null,
    };
}
