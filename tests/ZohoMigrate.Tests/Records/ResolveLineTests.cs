using Xunit;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Tests.Records;

public sealed class ResolveLineTests
{
    [Theory]
    [InlineData("10248", "orders:10248")]
    [InlineData("a|b", "'orders:a|b'")]
    [InlineData("O'Neill & Sons", @"'orders:O'\''Neill & Sons'")]
    [InlineData("$(rm -rf ~)", "'orders:$(rm -rf ~)'")]
    [InlineData("", "orders:")]
    [InlineData("-1", "orders:-1")]
    [InlineData("Ä", "'orders:Ä'")]
    public void Record_AnyKey_IsOneWordOfAShell(string key, string word) => Assert.Equal(word, ResolveLine.Record("orders", key));

    [Fact]
    public void In_AFolderWithBlanks_StandsQuotedInEachLine() => Assert.Equal(
        "Type `zohomigrate resolve '/my runs/first' orders:1 --created 7`; else `zohomigrate resolve '/my runs/first' orders:1 --absent`.",
        ResolveLine.In($"Type {ResolveLine.Created("orders", "1", "7")}; else {ResolveLine.Absent("orders", "1")}.", "/my runs/first"));

    [Fact]
    public void In_ATextWithoutCommands_LeavesItAlone()
    {
        Assert.Null(ResolveLine.In(null, "/runs/first"));
        Assert.Equal("Mend {run} in the source.", ResolveLine.In("Mend {run} in the source.", "/runs/first"));
    }
}
