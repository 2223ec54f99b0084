using System.CommandLine;
using System.CommandLine.Parsing;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resolve;

/// <summary><c>zohomigrate resolve</c>.</summary>
internal sealed class ResolveCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();
    private readonly Argument<string> _key = new("key") { Description = "The record: <stream>:<key>, or its key alone where no other stream has it." };

    private readonly Option<string?> _created = new("--created")
    {
        Description = "It is at Zoho, as the record of this id. Zoho is asked for it: what identifies it must agree.",
        HelpName = "id",
    };

    private readonly Option<bool> _absent = new("--absent")
    {
        Description = "It is not at Zoho, or the step was not done: the next resume sends it. Zoho is asked once more first.",
    };

    private readonly Option<bool> _done = new("--done")
    {
        Description = "It is at Zoho, and the later step of which nobody knows was done (credits applied). Zoho is asked first.",
    };

    public ResolveCommand(CommandInvoker invoker)
        : base("resolve", "Settles by hand a record of which nobody knows whether Zoho has it (unknown), or has taken a later step of it. What to look for stands in the errors folder.")
    {
        Add(_run);
        Add(_key);
        Add(_created);
        Add(_absent);
        Add(_done);
        Validators.Add(CheckWord);
        SetAction((parse, stopping) => invoker.InvokeAsync<ResolveHandler>(
            parse,
            (handler, cancellationToken) => handler.HandleAsync(
                parse.GetRequiredValue(_run), parse.GetRequiredValue(_key), new ResolveWord(parse.GetValue(_created), parse.GetValue(_done)), cancellationToken),
            stopping));
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["resolve runs/first orders:10248 --created 460000000026049", "resolve runs/first customers:ALFKI --absent", "resolve runs/first creditnotes:C-1 --done"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } =
        [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Stopped, ExitCode.Paused, ExitCode.Held, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "settled",
        ExitCode.Misconfigured => "not settled: no such record, not unknown, or Zoho says otherwise; usage or configuration error",
        ExitCode.Paused => "not settled: Zoho takes no calls now",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };

    private void CheckWord(CommandResult result)
    {
        if (new Option[] { _created, _absent, _done }.Count(option => result.GetResult(option) is not null) != 1)
            result.AddError("Say either --created <id>, --absent or --done.");
        foreach (var token in (result.GetResult(_created)?.Tokens ?? []).Where(token => token.Value.Length == 0 || token.Value.Any(letter => letter is '/' || char.IsWhiteSpace(letter) || char.IsControl(letter))))
            result.AddError($"--created {token.Value}: that is no id of Zoho's; the address of the record in Zoho ends with it.");
    }
}
