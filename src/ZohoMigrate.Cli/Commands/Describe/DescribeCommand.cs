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

    private readonly Option<bool> _online = new("--online")
    {
        Description = "Ask the organisation as well what it has made of the module (Zoho CRM): fields of its own, lengths, pick lists, what is mandatory. Reads only.",
    };

    public DescribeCommand(CommandInvoker invoker)
        : base("describe", "Says what Zoho demands of a module: its fields, what identifies a record, scopes, cost. No network but with --online.")
    {
        Add(_module);
        Add(_online);
        SetAction((parse, stopping) => invoker.InvokeAsync<DescribeHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetValue(_module), parse.GetValue(_online), cancellationToken), stopping));
    }

    public override string Group => Prepare;

    public override IReadOnlyList<string> Examples { get; } = ["describe", "describe books.invoices", "describe items --output json"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Stopped, ExitCode.Paused, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "done",
        ExitCode.Misconfigured => "usage or configuration error, or no such module",
        ExitCode.Paused => "Zoho takes no calls for the time being: ask again later",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };
}
