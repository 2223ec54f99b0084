using System.Text.Json;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Proving;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Every pack that is shipped has tests of each of its streams, and passes them.</summary>
public sealed class ShippedPackTests
{
    public static TheoryData<string> Packs => new(
        Directory.EnumerateDirectories(Repository.PathOf("mappings")).Where(folder => File.Exists(Path.Combine(folder, "migration.yaml")))
            .Select(folder => Path.GetRelativePath(Repository.Root, folder)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Packs))]
    public async Task Test_AShippedPack_RunsAllItsTestsAndPasses(string pack)
    {
        var run = await CliRun.InvokeAsync("test", pack, "--output", "json");

        Assert.True((0, "") == (run.ExitCode, run.Error), run.Out + run.Error);
        using var report = JsonDocument.Parse(run.Out);
        Assert.Equal(
            (new PackTestReader(Repository.PathOf(pack)).Read().Count, 0),
            (report.RootElement.GetProperty("passed").GetInt32(), report.RootElement.GetProperty("failed").GetInt32()));
    }

    [Theory, MemberData(nameof(Packs))]
    public void Tests_OfAShippedPack_SaySomethingOfEveryStreamAndOfProblems(string pack)
    {
        var tests = new PackTestReader(Repository.PathOf(pack)).Read();
        // A parameter that must be set has its value in the tests.
        var streams = new PackReader(Repository.PathOf(pack), tests[0].Ground.Parameters, ZohoCatalogue.Load()).Read().Streams.Select(stream => stream.Entry.Name);

        Assert.Empty(streams.Except(tests.SelectMany(test => test.Streams)));
        Assert.Contains(tests, test => test.Expected.Any(stream => stream.Entries.Any(entry => entry.Problems.Count > 0)));
    }
}
