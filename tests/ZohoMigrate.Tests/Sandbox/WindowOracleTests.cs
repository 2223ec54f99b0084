using FsCheck;
using FsCheck.Fluent;
using Xunit;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class WindowOracleTests
{
    private static readonly TimeSpan Window = TimeSpan.FromTicks(10);

    [Theory]
    [InlineData(new long[0], 0)]
    [InlineData(new long[] { 5 }, 1)]
    [InlineData(new long[] { 0, 9 }, 2)]
    [InlineData(new long[] { 0, 10 }, 1)]
    [InlineData(new long[] { 3, 3, 3 }, 3)]
    [InlineData(new long[] { 0, 9, 10, 18, 19, 20 }, 3)]
    public void MaxInWindow_Edges_AreHalfOpen(long[] moments, int most) =>
        Assert.Equal(most, WindowOracle.MaxInWindow(moments, Window));

    [Fact]
    public void MaxInWindow_AnyMoments_IsWhatCountingEveryWindowByHandGives() =>
        Check.One(
            Law.Of(20261121, 300),
            Prop.ForAll(Gen.Choose(0, 120).ArrayOf().ToArbitrary(), values =>
            {
                var moments = values.Order().Select(value => (long)value).ToList();
                var byHand = moments.Select(start => moments.Count(moment => moment >= start && moment < start + Window.Ticks)).DefaultIfEmpty(0).Max();
                return byHand == WindowOracle.MaxInWindow(moments, Window);
            }));
}
