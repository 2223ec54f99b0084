using Xunit;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Tests.Reporting;

public sealed class ExitCodesTests
{
    [Theory]
    [InlineData(RunState.Running, false, null)]
    [InlineData(RunState.DryRun, false, 0)]
    [InlineData(RunState.DryRun, true, 1)]
    [InlineData(RunState.Completed, false, 0)]
    [InlineData(RunState.Completed, true, 1)]
    [InlineData(RunState.CompletedWithErrors, false, 1)]
    [InlineData(RunState.Stopped, true, 3)]
    [InlineData(RunState.Paused, true, 4)]
    [InlineData(RunState.Failed, false, 70)]
    [InlineData(RunState.Cancelled, true, 130)]
    public void Of_EachState_IsTheContractsCode(RunState state, bool anyFaulty, int? code) =>
        Assert.Equal(code, (int?)ExitCodes.Of(state, anyFaulty));
}
