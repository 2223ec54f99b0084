using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Architecture;

/// <summary>What the README states about commands and structure, held against the code.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void Ci_TheReadmesTwoCommands_AreRunWordForWord()
    {
        var ci = File.ReadAllText(Repository.PathOf(".ci", "run"));
        var commands = ShellBlocks().Matches(Readme).Select(match => match.Groups["first"].Value.Trim()).Take(2).ToList();

        Assert.Equal(2, commands.Count);
        Assert.All(commands, command => Assert.Contains(command, ci, StringComparison.Ordinal));
    }

    [Fact]
    public void Walk_FoldersAndFilesItNames_Exist()
    {
        var walk = WalkRows().Matches(Readme).Select(match => (folder: match.Groups["first"].Value, open: match.Groups["second"].Value)).ToList();

        Assert.Equal(10, walk.Count);
        Assert.All(walk, step => Assert.True(
            File.Exists(Repository.PathOf("src", $"ZohoMigrate.{step.folder}", $"{step.open}.cs")), $"{step.folder}/{step.open}.cs"));
    }

    [Fact]
    public void Walk_ItsOrder_IsTheOrderOfThePipelinesOwnSummary()
    {
        var summary = File.ReadAllText(Repository.PathOf("src", "ZohoMigrate.Pipeline", "MigrationPipeline.cs"));
        var stages = WalkRows().Matches(Readme).Select(match => match.Groups["first"].Value).Where(folder => folder.StartsWith("Pipeline/", StringComparison.Ordinal))
            .Select(folder => folder["Pipeline/".Length..]).ToList();
        var road = summary[summary.IndexOf("order:", StringComparison.Ordinal)..];

        Assert.Equal(["Sources", "Mapping", "Validation", "Checkpointing", "Planning", "Delivery", "Checkpointing", "Reporting"], stages);
        var at = 0;
        foreach (var stage in stages)
        {
            at = road.IndexOf(stage, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{stage} is not where the walk has it");
        }
    }

    [Fact]
    public void Commands_OfTheTable_AreTheFoldersOfTheCli()
    {
        var section = Readme[Readme.IndexOf("## Commands", StringComparison.Ordinal)..Readme.IndexOf("### Check first", StringComparison.Ordinal)];
        var table = CommandRows().Matches(section).Select(match => match.Groups["first"].Value);
        var folders = Directory.GetDirectories(Repository.PathOf("src", "ZohoMigrate.Cli", "Commands")).Select(folder => Path.GetFileName(folder).ToLowerInvariant());

        Assert.Equal(folders.Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"```sh\n(?<first>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"^\| \d+a? \| `(?<first>[\w/]+)` \| `(?<second>\w+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WalkRows();

    [GeneratedRegex(@"^\| `(?<first>\w+)[^`]*` \| ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandRows();
}
