using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The command that a user runs to see the laws hold: here at the points where a create is in the balance.</summary>
public sealed class SelftestTests
{
    [Fact]
    public async Task Selftest_KilledWhereACreateIsInTheBalance_HoldsAndSaysHowOften()
    {
        using var folder = new TemporaryFolder();
        // Settings that would spoil any run: none of the user's are read.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ZOHOMIGRATE_Limits__Books__PerDay"] = "1" };
        using var selftest = CliProcess.Start(
            folder.Path, environment, "selftest", "--only", "after-intent", "--only", "after-answer", "--only", "after-server-commit", "--output", "json");

        Assert.True(await selftest.WaitAsync() == 0, selftest.Error + selftest.Output);
        var matrix = JsonNode.Parse(selftest.Output)!;
        Assert.True(matrix["holds"]!.GetValue<bool>());
        Assert.Equal(["after-intent", "after-answer", "after-server-commit"], matrix["points"]!.AsArray().Select(point => point!["point"]!.ToString()));
        Assert.All(matrix["points"]!.AsArray(), point =>
        {
            Assert.Equal((1, 13, 0, 0, 0, 0), (
                SandboxProcess.Count(point!["kills"]),
                SandboxProcess.Count(point["unique"]),
                SandboxProcess.Count(point["twice"]),
                SandboxProcess.Count(point["lost"]),
                SandboxProcess.Count(point["falselyReported"]),
                SandboxProcess.Count(point["over"])));
            Assert.InRange(SandboxProcess.Count(point["sent"]), 13, 18);
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
