using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>The usual help of a command, then notes, examples and exit codes; the program itself has a page of its own.</summary>
internal sealed class VerbHelp(HelpAction usual, CommonOptions common) : SynchronousCommandLineAction
{
    private const int WidestPage = 120;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is not VerbCommand verb)
        {
            ProgramHelp.Write(parseResult.CommandResult.Command, Math.Min(usual.MaxWidth, WidestPage), output);
            return 0;
        }

        common.Describe(verb.WritesCsv);
        usual.Invoke(parseResult);
        foreach (var note in verb.Notes)
            output.WriteLine(note);
        if (verb.Notes.Count > 0)
            output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in verb.Examples)
            output.WriteLine($"  zohomigrate {example}");
        output.WriteLine();
        output.WriteLine("Exit codes:");
        foreach (var code in verb.ExitCodes)
            output.WriteLine($"  {(int)code,-4} {verb.MeaningOf(code) ?? Meaning(code)}");
        return 0;
    }

    internal static string Meaning(ExitCode code) => code switch
    {
        ExitCode.Done => "done: everything delivered, or valid",
        ExitCode.SomeFaulty => "finished; some records rejected, refused, blocked or unknown",
        ExitCode.Misconfigured => "usage, configuration, mapping or source-file error",
        ExitCode.Stopped => "stopped by Zoho: credentials, organisation, permission",
        ExitCode.Paused => "paused; goes on with resume (day budget, long lock, --max-errors, all of a stream refused alike)",
        ExitCode.Held => "another process holds this folder",
        ExitCode.Bug => "a fault of the program's own",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM); goes on with resume",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No meaning for this exit code."),
    };
}
