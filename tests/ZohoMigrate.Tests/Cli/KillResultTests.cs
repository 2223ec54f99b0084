using Xunit;
using ZohoMigrate.Cli.Commands.Selftest;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What a selftest may call shown: a kill, a good end, and the four laws.</summary>
public sealed class KillResultTests
{
    private static readonly KillResult Good = KillResult.None(KillPoint.All[0]) with { Kills = 1, Sent = 13, Unique = 13 };

    [Fact]
    public void Holds_AKillAndNothingWrong_IsSo() => Assert.True((Good + Good).Holds);

    [Fact]
    public void Holds_NobodyWasKilled_IsNotShown() => Assert.False((Good with { Kills = 0 }).Holds);

    [Fact]
    public void Holds_OneOfManyRunsEndedBadly_IsNotSo()
    {
        var all = Good + (Good with { WrongEnds = [70] }) + Good;

        Assert.Equal([70], all.WrongEnds);
        Assert.False(all.Holds);
    }

    [Fact]
    public void Holds_ALawIsBroken_IsNotSo() => Assert.All(
        [Good with { Twice = 1 }, Good with { Lost = 1 }, Good with { FalselyReported = 1 }, Good with { Over = 1 }],
        broken => Assert.False((Good + broken).Holds));
}
