using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Validate;

/// <summary><c>zohomigrate validate</c>.</summary>
internal sealed class ValidateCommand : VerbCommand
{
    private readonly Argument<string> _pack = SharedArguments.Pack();
    private readonly Option<string> _data = SharedArguments.Data();
    private readonly Option<string?> _run = SharedArguments.RunFolder("nothing is kept, and problems are only shown");
    private readonly Option<string[]> _set = SharedArguments.Set();

    private readonly Option<bool> _online = new("--online")
    {
        Description = "Ask the organisation as well what would go wrong there. Reads only; its calls count like all others.",
    };

    public ValidateCommand(CommandInvoker invoker)
        : base("validate", "Reads, maps and checks every source and says what a run would cost. Writes nothing to Zoho; no network but with --online.")
    {
        Add(_pack);
        Add(_data);
        Add(_run);
        Add(_online);
        Add(_set);
        Add(SharedArguments.Reserve());
        SetAction((parse, stopping) => invoker.InvokeAsync<ValidateHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(Read(parse), cancellationToken), stopping));
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "validate mappings/northwind-to-books --data sample-data/northwind",
        "validate mappings/northwind-to-books --data sample-data/northwind --run runs/checked   (keeps errors/*.csv)",
    ];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } =
        [ExitCode.Done, ExitCode.SomeFaulty, ExitCode.Misconfigured, ExitCode.Stopped, ExitCode.Paused, ExitCode.Held, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "valid",
        ExitCode.SomeFaulty => "some records or rows are not valid",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };

    private ValidateArguments Read(ParseResult parse) =>
        new(parse.GetRequiredValue(_pack), parse.GetRequiredValue(_data), parse.GetValue(_run), parse.GetValue(_online), parse.Parameters(_set));
}
