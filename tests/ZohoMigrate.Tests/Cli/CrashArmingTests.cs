using Xunit;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A process that is to die at a crash point is a child of <c>selftest</c>, and never one that works on real books.</summary>
public sealed class CrashArmingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_LiveWithACrashPointInTheEnvironment_IsRefused()
    {
        _folder.Write("zohomigrate.json", """{ "Zoho": { "OrganizationId": "1", "ClientId": "1000.X", "ClientSecret": "client-secret", "RefreshToken": "1000.refresh" } }""");

        var run = await CliRun.InvokeAsync(
            _folder.Path,
            ["run", Repository.PathOf("mappings", "northwind-to-books"), "--data", Repository.PathOf("sample-data", "northwind-small"), "--run", _folder["run"], "--target", "live"],
            bare => bare with { Variable = name => name == CrashArming.Variable ? "after-intent#1" : null });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unset SELFTEST_KILL", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Theory]
    [InlineData("after-intent#3", "after-intent", null, 3)]
    [InlineData("after-intent@bulk_write#1", "after-intent", "bulk_write", 1)]
    public void Parse_AMomentAndItsNumber_IsRead(string text, string name, string? operation, int occurrence) =>
        Assert.Equal(new ArmedPoint(name, operation, occurrence), ArmedPoint.Parse(text));

    [Theory]
    [InlineData("after-intent")]
    [InlineData("after-intent#soon")]
    [InlineData("after-answer#2,after-intent")]
    public void Of_NoMomentWithItsNumber_ArmsNothing(string asked) => Assert.Null(CrashArming.Of(asked));

    public void Dispose() => _folder.Dispose();
}
