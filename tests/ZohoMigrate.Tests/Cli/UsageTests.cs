using Xunit;

namespace ZohoMigrate.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Required command was not provided.")]
    [InlineData("rum", "Did you mean run?")]
    [InlineData("run", "Option '--data' is required.")]
    [InlineData("run pack", "Option '--data' is required.")]
    [InlineData("run pack --dta x", "Did you mean --data?")]
    [InlineData("run pack --data x --target prod", "'live'")]
    [InlineData("run pack --data x --set year", "--set year: write it as name=value.")]
    [InlineData("run pack --data x --set a=1 --set a=2", "--set a is given twice.")]
    [InlineData("run pack --data x --output xml", "'json'")]
    [InlineData("sandbox --window soon", "\"soon\" is not a time like 00:01:00.")]
    [InlineData("sandbox --limit many", "'--limit' as a whole number.")]
    [InlineData("resume", "Required argument missing")]
    public async Task Invoke_AFaultyCommandLine_Exits2AndSaysWhat(string line, string said)
    {
        var run = await CliRun.InvokeAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run nowhere --data sample-data/northwind-small", "Name a mapping pack: a folder with migration.yaml in it")]
    [InlineData("run sample-data --data sample-data/northwind-small", "there is no migration.yaml in it")]
    [InlineData("run README.md --data sample-data/northwind-small", "README.md is a file. Name the pack's folder")]
    [InlineData("run mappings/northwind-to-books --data nowhere", "does not exist. Say where the source files are with --data.")]
    [InlineData("validate mappings/northwind-to-books --data nowhere", "does not exist. Say where the source files are with --data.")]
    [InlineData("validate mappings/northwind-to-books --data README.md", "Name the folder it is in with --data.")]
    [InlineData("validate mappings/northwind-to-books --data mappings", "Put it there, or say with --data where it is.")]
    [InlineData("status nowhere", "There is no run in nowhere.")]
    [InlineData("resume nowhere", "There is no run in nowhere.")]
    [InlineData("sandbox --plan Foo", "Premium")]
    [InlineData("sandbox --faults zap=1", "zap")]
    [InlineData("run mappings/northwind-to-books --data sample-data/northwind-small --target live", "Zoho:RefreshToken")]
    public async Task Invoke_WhatCannotBegin_Exits2AndSaysWhy(string line, string said)
    {
        var run = await CliRun.InvokeAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
