using System.CommandLine;
using Xunit;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Tests.Cli;

public sealed class HelpTests
{
    [Theory]
    [InlineData("preview")]
    [InlineData("describe")]
    [InlineData("init")]
    [InlineData("test")]
    [InlineData("validate")]
    [InlineData("run")]
    [InlineData("resume")]
    [InlineData("retry")]
    [InlineData("status")]
    [InlineData("report")]
    [InlineData("reconcile")]
    [InlineData("resolve")]
    [InlineData("checkpoint export")]
    [InlineData("sandbox")]
    [InlineData("selftest")]
    public async Task Help_OfACommand_IsAsApproved(string command)
    {
        var run = await CliRun.InvokeAsync([.. command.Split(' '), "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Expectation.Check($"help-{command.Replace(' ', '-')}", run.Out);
    }

    [Fact]
    public async Task Help_OfTheProgram_IsAsApproved() => Expectation.Check("help", (await CliRun.InvokeAsync("--help")).Out);

    [Fact]
    public async Task Help_OfTheProgram_NamesEveryCommandOnce()
    {
        var help = (await CliRun.InvokeAsync("--help")).Out;

        Assert.All(Verbs, verb => Assert.Single(help.Split('\n'), line => line.StartsWith($"  {verb.FullName} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Examples_OfEveryCommand_AreUnderstood()
    {
        Assert.All(Verbs, verb => Assert.NotEmpty(verb.Examples));
        Assert.All(Verbs.SelectMany(verb => verb.Examples), example => Assert.Empty(Root.Parse(Words(example)).Errors));
    }

    [Fact]
    public async Task Examples_OfEveryCommand_DoWhatTheySay()
    {
        using var clone = new Clone();
        // A file to give back, though nothing in it needs mending.
        Directory.CreateDirectory(Path.Combine(clone.Path, "mended"));
        File.Copy(Path.Combine(clone.Path, "sample-data", "northwind-small", "orders.csv"), Path.Combine(clone.Path, "mended", "orders.csv"));
        // What goes on with a run needs one.
        // An unknown record is not had for the asking (ResolveTests), and a selftest takes its minutes (SelftestTests).
        foreach (var verb in Verbs.Where(verb => verb.Name is not ("resolve" or "selftest")).OrderByDescending(verb => verb.Group == VerbCommand.Prepare).ThenByDescending(verb => verb.Name is "run"))
        {
            foreach (var example in verb.Examples.Where(example => verb.Name != "sandbox" && !example.Contains("--target live", StringComparison.Ordinal) && !example.Contains("--from", StringComparison.Ordinal)))
            {
                var run = await CliRun.InvokeAsync(clone.Path, Words(example), bare => bare with { Time = new NoPace() });
                Assert.Equal((example, 0, ""), (example, run.ExitCode, run.Error));
                Assert.Contains((ExitCode)run.ExitCode, verb.ExitCodes);
            }
        }
    }

    // What stands in brackets behind an example is for people.
    private static string[] Words(string example) => example.Split("   ")[0].Split(' ');

    private static RootCommand Root { get; } = CommandTree.Create(new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        IsOutTerminal = false,
        IsErrorTerminal = false,
        WorkingFolder = ".",
        Variable = _ => null,
    });

    private static IReadOnlyList<VerbCommand> Verbs => [.. Root.Subcommands.Cast<VerbCommand>().SelectMany(verb => verb.Doers)];
}
