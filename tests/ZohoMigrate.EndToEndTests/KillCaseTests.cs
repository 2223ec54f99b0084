using Xunit;
using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>A run of a selftest that ends otherwise than it should is told, and never taken for one that was not killed.</summary>
public sealed class KillCaseTests
{
    // Nothing is wrong before the first call; that one gets no token.
    [Fact]
    public async Task Run_ResumedAndStopped_DoesNotHold()
    {
        await using var stranger = await StartStrangerAsync();

        var result = await RunAsync("after-checkpoint", ("Zoho:AccountsUrl", stranger.Address.ToString()));

        AssertEnds(kills: 1, ExitCode.Stopped, result);
    }

    [Fact]
    public async Task Run_StoppedBeforeThePoint_DoesNotHold()
    {
        await using var stranger = await StartStrangerAsync();

        var result = await RunAsync("after-answer", ("Zoho:AccountsUrl", stranger.Address.ToString()));

        AssertEnds(kills: 0, ExitCode.Stopped, result);
    }

    [Fact]
    public async Task Run_DoesNotBegin_DoesNotHold()
    {
        var result = await RunAsync("after-answer", ("Delivery:MaxAttempts", "0"));

        AssertEnds(kills: 0, ExitCode.Misconfigured, result);
    }

    [Fact]
    public async Task Run_DoneWithoutPassingThePoint_SaysNothing() => Assert.Null(await RunAsync("before-replace", ("Delivery:MaxAttempts", "5")));

    // A server for tokens that knows other credentials.
    private static Task<SandboxServer> StartStrangerAsync() => SandboxServer.StartAsync(
        new SandboxOptions { Credentials = new SandboxCredentials { ClientSecret = "another" } }, TimeProvider.System, CancellationToken.None);

    private static void AssertEnds(int kills, ExitCode exit, KillResult? result)
    {
        Assert.Equal((kills, false), (result!.Kills, result.Holds));
        Assert.Equal([(int)exit], result.WrongEnds);
    }

    private static Task<KillResult?> RunAsync(string point, (string Key, string Value) setting) => KillCase.RunAsync(
        new KillPoint(point, "")
        {
            Sample = SelftestSample.Books with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { [setting.Key] = setting.Value } },
        },
        occurrence: 1,
        CancellationToken.None,
        Repository.Program);
}
