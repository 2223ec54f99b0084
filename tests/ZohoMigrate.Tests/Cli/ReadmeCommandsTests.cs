using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

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

    private readonly TemporaryFolder _clone = new();

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
        Assert.All(["validate", "run", "status", "resume", "report", "reconcile", "sandbox"], verb => Assert.Contains(Lines, line => line.StartsWith(verb, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lines_RunInTheirOrder_DoWhatTheySay()
    {
        foreach (var folder in Directory.GetDirectories(Repository.PathOf("sample-data")).Append(Repository.PathOf("mappings", "northwind-to-books")))
            Copy(folder);

        foreach (var line in Lines.Where(line => !line.Contains("--target live", StringComparison.Ordinal) && !line.StartsWith("sandbox", StringComparison.Ordinal)))
        {
            var run = await CliRun.InvokeAsync(_clone.Path, line.Split(' '));
            Assert.Equal((line, 0, ""), (line, run.ExitCode, run.Error));
        }
    }

    public void Dispose() => _clone.Dispose();

    private void Copy(string folder)
    {
        var target = Directory.CreateDirectory(_clone[Path.GetRelativePath(Repository.Root, folder)]).FullName;
        foreach (var file in Directory.GetFiles(folder))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    [GeneratedRegex(@"```sh\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlocks();
}
