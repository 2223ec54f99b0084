using Xunit;
using ZohoMigrate.Cli.Commands;

namespace ZohoMigrate.Tests.Cli;

public sealed class HelpTests
{
    [Theory]
    [InlineData("validate")]
    [InlineData("run")]
    [InlineData("resume")]
    [InlineData("status")]
    [InlineData("report")]
    [InlineData("reconcile")]
    [InlineData("sandbox")]
    public async Task Help_OfACommand_IsAsApproved(string command)
    {
        var run = await CliRun.InvokeAsync(command, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Expectation.Check($"help-{command}", run.Out);
    }

    [Fact]
    public async Task Help_OfTheProgram_IsAsApproved() => Expectation.Check("help", (await CliRun.InvokeAsync("--help")).Out);

    [Fact]
    public void Examples_OfEveryCommand_AreUnderstood()
    {
        var root = CommandTree.Create(new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            IsOutTerminal = false,
            IsErrorTerminal = false,
            WorkingFolder = ".",
            Variable = _ => null,
        });
        var examples = root.Subcommands.Cast<VerbCommand>().SelectMany(verb => verb.Examples).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(root.Parse(example.Split("   ")[0].Split(' ')).Errors));
    }
}
