using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>docs/tally.md: its commands run in their order, and what it says of the pack is so.</summary>
public sealed partial class TallyPageTests : IDisposable
{
    private const string Called = "zohomigrate ";
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "tally.md"));
    private readonly Clone _clone = new();

    [Fact]
    public async Task Lines_RunInTheirOrder_DoWhatTheySay()
    {
        var lines = ShellBlocks().Matches(Page).SelectMany(block => block.Groups["lines"].Value.Split('\n')).Where(line => line.StartsWith(Called, StringComparison.Ordinal)).ToList();

        Assert.InRange(lines.Count, 5, 20);
        foreach (var line in lines)
        {
            // A minute of the sandbox takes a second or less.
            var scaled = line.Contains("runs/", StringComparison.Ordinal) ? " --config Sandbox:TimeScale=600" : "";
            var run = await CliRun.InvokeAsync(_clone.Path, (line[Called.Length..] + scaled).Split(' '));
            Assert.True(run.ExitCode == 0, line + run.Out + run.Error);
        }
    }

    [Fact]
    public void Page_OfThePack_NamesItsParametersAndFiles()
    {
        var migration = File.ReadAllText(Repository.PathOf("mappings", "tally-to-books", "migration.yaml"));

        Assert.All(SourceFiles().Matches(migration).Select(file => file.Groups["table"].Value), table => Assert.Contains($"`{table}`", Page, StringComparison.Ordinal));
        Assert.All(["cutover", "round_off", "item_type", "repeated_numbers", "home_state"], parameter => Assert.Contains(parameter, Page, StringComparison.Ordinal));
    }

    public void Dispose() => _clone.Dispose();

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"file: (?<table>\w+)\.csv", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SourceFiles();
}
