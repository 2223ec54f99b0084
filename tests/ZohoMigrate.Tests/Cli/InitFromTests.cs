using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary><c>zohomigrate init --from</c>: a pack that extends another, which lies beside it.</summary>
public sealed class InitFromTests : IDisposable
{
    private static readonly string Northwind = Repository.PathOf("sample-data", "northwind-small");
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Shipped => new(
        Directory.EnumerateDirectories(Repository.PathOf("mappings")).Where(folder => File.Exists(Path.Combine(folder, "migration.yaml"))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Shipped))]
    public async Task From_AShippedPack_IsCopiedBesideAndItsTestsHold(string name)
    {
        var init = await InitAsync("packs/mine", name);

        Assert.Contains($"packs/mine extends {name}, which was copied to packs/{name}.", init.Out, StringComparison.Ordinal);
        var test = await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"]);
        Assert.True((0, "") == (test.ExitCode, test.Error), test.Out + test.Error);
    }

    [Fact]
    public async Task From_WhatItShows_CanBeTakenAtItsWord()
    {
        await InitAsync("packs/mine", "northwind-to-books");
        var shown = await File.ReadAllTextAsync(_folder["packs", "mine", "migration.yaml"]);
        Assert.Contains("name: mine\nextends: northwind-to-books\n", shown, StringComparison.Ordinal);

        // Every example without its #, but for the one of a stream's file, which goes into that.
        var (migration, stream) = (shown[..shown.IndexOf("\n# To change", StringComparison.Ordinal)], shown[shown.IndexOf("\n# To change", StringComparison.Ordinal)..]);
        _folder.Write("packs/mine/migration.yaml", string.Join('\n', migration.Split('\n').Select(line => IsExample(line) ? line[2..] : line)));
        _folder.Write("packs/mine/customers.yaml", string.Join('\n', stream.Split('\n').Where(line => line.StartsWith("#   ", StringComparison.Ordinal) && !line.Contains("source:", StringComparison.Ordinal)).Select(line => line[4..].Replace("Other Column", "city", StringComparison.Ordinal))));

        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", Northwind]);
        Assert.True(validated.ExitCode is 0 or 1, validated.Out + validated.Error);
        var tested = await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine", "--filter", "customers.yaml"]);
        Assert.Equal(1, tested.ExitCode);
        Assert.Contains("customers ALFKI, contact_persons", tested.Out, StringComparison.Ordinal);

        static bool IsExample(string line) => line.StartsWith("# ", StringComparison.Ordinal) && (line.EndsWith('}') || line.EndsWith(']'));
    }

    [Fact]
    public async Task From_APackThatLiesBesideAlready_IsNotCopied()
    {
        await InitAsync("packs/mine", "northwind-to-books");
        var before = Directory.GetLastWriteTimeUtc(_folder["packs", "northwind-to-books", "orders.yaml"]);

        var init = await InitAsync("packs/second", "packs/northwind-to-books");

        Assert.Contains("packs/second extends northwind-to-books. ", init.Out, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(_folder["packs", "northwind-to-books", "orders.yaml"]));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_APackWithAFileThatCannotBeRead_LeavesNothingHalfMade(bool liesBeside)
    {
        await InitAsync("packs/broken", "northwind-to-books");
        File.CreateSymbolicLink(_folder["packs", "broken", "tests", "z.yaml"], "gone.yaml");
        var mine = liesBeside ? "packs/mine" : "others/mine";

        var init = await CliRun.InvokeAsync(_folder.Path, ["init", mine, "--from", "packs/broken"]);

        Assert.NotEqual(0, init.ExitCode);
        Assert.Contains("z.yaml", init.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path, "mine*", SearchOption.AllDirectories));
        Assert.True(File.Exists(_folder["packs", "broken", "migration.yaml"]));
        Assert.False(Directory.Exists(_folder["others", "broken"]));
    }

    [Fact]
    public async Task From_APackThatExtends_BringsWhatThatExtends()
    {
        await InitAsync("packs/mine", "northwind-to-books");

        await InitAsync("elsewhere/third", "packs/mine");

        Assert.True(File.Exists(_folder["elsewhere", "northwind-to-books", "orders.yaml"]));
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "elsewhere/third", "--data", Northwind])).ExitCode);
    }

    [Fact]
    public async Task From_APackThatCannotBeRead_LeavesNothing()
    {
        _folder.Write("broken/migration.yaml", "name: broken\nproducts: [books]\nstreams: [nowhere]\n");

        var run = await CliRun.InvokeAsync(_folder.Path, ["init", "packs/mine", "--from", "broken"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("stream `nowhere` has no file nowhere.yaml", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["packs"]));
    }

    [Fact]
    public async Task From_AFolderOfThatNameThatIsNoPack_IsLeftAlone()
    {
        _folder.Write("packs/northwind-to-books/mine.txt", "x");

        var run = await CliRun.InvokeAsync(_folder.Path, ["init", "packs/mine", "--from", "northwind-to-books"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is no mapping pack, and northwind-to-books must lie there", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["packs", "mine"]));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<CliRun> InitAsync(string pack, string from)
    {
        var run = await CliRun.InvokeAsync(_folder.Path, ["init", pack, "--from", from]);
        Assert.True((0, "") == (run.ExitCode, run.Error), run.Out + run.Error);
        return run;
    }
}
