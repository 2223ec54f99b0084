using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Every command line of the README, in its order, in a copy of what a user has cloned.</summary>
public sealed partial class ReadmeCommandsTests : IDisposable
{
    private const string Built = "dotnet run -c Release --project src/ZohoMigrate.Cli -- ";
    private const string Called = "zohomigrate ";

    private static readonly string[] Lines =
    [
        .. ShellBlocks().Matches(File.ReadAllText(Repository.PathOf("README.md")))
            .SelectMany(block => block.Groups["lines"].Value.Split('\n'))
            .Where(line => line.StartsWith(Built, StringComparison.Ordinal) || line.StartsWith(Called, StringComparison.Ordinal))
            .Select(line => line.Replace(Built, "", StringComparison.Ordinal).Replace(Called, "", StringComparison.Ordinal)),
    ];

    private readonly Clone _clone = new();

    [Fact]
    public void Lines_AreCommandLinesOfThisProgram()
    {
        var root = CommandTree.Create(new Surroundings
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            IsOutTerminal = false,
            IsErrorTerminal = false,
            WorkingFolder = _clone.Path,
            Variable = _ => null,
        });

        Assert.All(Lines, line => Assert.Empty(root.Parse(line.Split(' ')).Errors));
        Assert.All(root.Subcommands.Select(verb => verb.Name), verb => Assert.Contains(Lines, line => line.StartsWith(verb, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lines_RunInTheirOrder_DoWhatTheySay()
    {
        foreach (var line in Lines.Where(line => !line.Contains("--target live", StringComparison.Ordinal) && !line.Contains("--online", StringComparison.Ordinal) && !line.StartsWith("sandbox", StringComparison.Ordinal) && !line.StartsWith("resolve", StringComparison.Ordinal) && !line.StartsWith("selftest", StringComparison.Ordinal)))
        {
            var run = await CliRun.InvokeAsync(_clone.Path, line.Split(' '), bare => bare with { Time = new NoPace() });
            Assert.Equal((line, 0, ""), (line, run.ExitCode, run.Error));
        }
    }

    public void Dispose() => _clone.Dispose();

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlocks();
}
