using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>One command line run to its end, in this process.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public static Task<CliRun> InvokeAsync(params string[] arguments) => InvokeAsync(Repository.Root, arguments);

    /// <param name="workingFolder">Where relative paths and zohomigrate.json are.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="stopping">The first Ctrl+C.</param>
    public static Task<CliRun> InvokeAsync(string workingFolder, IReadOnlyList<string> arguments, CancellationToken stopping = default) =>
        InvokeAsync(workingFolder, arguments, bare => bare, stopping);

    /// <param name="workingFolder">Where relative paths and zohomigrate.json are.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="around">What the process stands in besides: it begins with no environment and the system's clock.</param>
    /// <param name="stopping">The first Ctrl+C.</param>
    public static async Task<CliRun> InvokeAsync(
        string workingFolder, IReadOnlyList<string> arguments, Func<Surroundings, Surroundings> around, CancellationToken stopping = default)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings
        {
            Out = output,
            Error = error,
            IsOutTerminal = false,
            IsErrorTerminal = false,
            WorkingFolder = workingFolder,
            Variable = _ => null,
        };
        var code = await CommandTree.InvokeAsync(arguments, around(surroundings), stopping);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
