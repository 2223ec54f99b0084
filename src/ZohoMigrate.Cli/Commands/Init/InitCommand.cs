using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Init;

/// <summary><c>zohomigrate init</c>.</summary>
internal sealed class InitCommand : VerbCommand
{
    private readonly Argument<string> _pack = new("pack") { Description = "The folder to make the pack in: a new one, or an empty one." };

    private readonly Option<string?> _data = new("--data") { Description = "Propose the pack from the files in this folder.", HelpName = "folder" };

    private readonly Option<string?> _from = new("--from") { Description = "Extend a pack: one that is shipped, by its name, or a folder.", HelpName = "pack" };

    public InitCommand(CommandInvoker invoker)
        : base("init", "Begins a mapping pack: proposed from the columns of the exports, or extending a pack there is. No network; no file is overwritten.")
    {
        Add(_pack);
        Add(_data);
        Add(_from);
        Validators.Add(result =>
        {
            if (result.GetValue(_data) is null == result.GetValue(_from) is null)
                result.AddError("Say either --data <folder>, to have a pack proposed for its files, or --from <pack>, to extend one there is.");
        });
        SetAction((parse, stopping) => invoker.InvokeAsync<InitHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_pack), parse.GetValue(_data), parse.GetValue(_from), cancellationToken), stopping));
    }

    public override string Group => Prepare;

    public override IReadOnlyList<string> Examples { get; } =
    [
        "init packs/mine --data sample-data/northwind",
        "init packs/my-northwind --from northwind-to-books",
    ];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "the pack is made",
        ExitCode.Misconfigured => "usage or configuration error, a folder that is not empty, no such pack, or no file that can be read",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };
}
