using Xunit;
using ZohoMigrate.Cli.Commands;
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
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var surroundings = new Surroundings
        {
            Out = output,
            Error = error,
            IsOutTerminal = false,
            IsErrorTerminal = false,
            WorkingFolder = _folder.Path,
            Variable = name => name == CrashArming.Variable ? "after-intent#1" : null,
        };

        var code = await CommandTree.InvokeAsync(
            ["run", Repository.PathOf("mappings", "northwind-to-books"), "--data", Repository.PathOf("sample-data", "northwind-small"), "--run", _folder["run"], "--target", "live"],
            surroundings,
            CancellationToken.None);

        Assert.Equal(2, code);
        Assert.Contains("unset SELFTEST_KILL", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    public void Dispose() => _folder.Dispose();
}
