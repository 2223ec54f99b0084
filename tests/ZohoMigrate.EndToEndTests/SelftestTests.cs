using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The command that a user runs to see the laws hold: one kill at each of its points.</summary>
public sealed class SelftestTests
{
    // Most of a kill's time is waits: several at once take little more than one.
    private const int PointsOfOne = 5;

    [Fact]
    public async Task Selftest_KilledAtEachPoint_HoldsAndSaysHowOften()
    {
        using var folder = new TemporaryFolder();

        var matrices = await Task.WhenAll(KillPoint.All.Select(point => point.Name).Chunk(PointsOfOne).Select(points => RunAsync(folder, points)));

        Assert.All(matrices, matrix => Assert.True(matrix["holds"]!.GetValue<bool>()));
        var points = matrices.SelectMany(matrix => matrix["points"]!.AsArray()).ToList();
        Assert.Equal(KillPoint.All.Select(point => point.Name), points.Select(point => point!["point"]!.ToString()));
        Assert.All(points, point =>
        {
            Assert.Equal((1, 13, 0, 0, 0, 0), (
                SandboxProcess.Count(point!["kills"]),
                SandboxProcess.Count(point["unique"]),
                SandboxProcess.Count(point["twice"]),
                SandboxProcess.Count(point["lost"]),
                SandboxProcess.Count(point["falselyReported"]),
                SandboxProcess.Count(point["over"])));
            // Two jobs make as much as thirteen calls.
            var isByJobs = KillPoint.All.Single(known => known.Name == point["point"]!.ToString()).Sample == SelftestSample.Jobs;
            Assert.InRange(SandboxProcess.Count(point["sent"]), isByJobs ? 2 : 13, isByJobs ? 3 : 18);
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static async Task<JsonNode> RunAsync(TemporaryFolder folder, IEnumerable<string> points)
    {
        // Settings that would spoil any run: none of the user's are read.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ZOHOMIGRATE_Limits__Books__PerDay"] = "1" };
        using var selftest = CliProcess.Start(
            folder.Path, environment, ["selftest", "--output", "json", .. points.SelectMany(point => (string[])["--only", point])]);
        Assert.True(await selftest.WaitAsync() == 0, selftest.Error + selftest.Output);
        return JsonNode.Parse(selftest.Output)!;
    }
}
