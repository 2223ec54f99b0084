using Xunit;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Tests.Records;

public sealed class RecordMarkerTests
{
    // Pinned: records at Zoho carry it, and a later version must know them again.
    [Fact]
    public void Of_Identity_IsTheSameForEver() => Assert.Equal("#ZM-O3PCWBFG3R5I", RecordMarker.Of("payments", "10287"));

    [Fact]
    public void Of_OtherStreamOrKey_IsAnother()
    {
        var streams = from stream in (string[])["payments", "receipts", "payments-2025"] from key in Enumerable.Range(0, 20_000) select RecordMarker.Of(stream, $"{key}");

        Assert.Equal(60_000, streams.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(RecordMarker.Of("a", "b|c"), RecordMarker.Of("a", @"b\|c"));
    }

    [Theory]
    [InlineData("UTR 4711", "UTR 4711 #ZM-O3PCWBFG3R5I")]
    [InlineData("", "#ZM-O3PCWBFG3R5I")]
    [InlineData(null, "#ZM-O3PCWBFG3R5I")]
    public void Append_Reference_StandsBeforeTheMarker(string? reference, string text)
    {
        Assert.Equal(text, RecordMarker.Append(reference, "#ZM-O3PCWBFG3R5I"));
        Assert.Equal(RecordMarker.Room, " #ZM-O3PCWBFG3R5I".Length);
    }

    [Theory]
    [InlineData("UTR 4711 #ZM-O3PCWBFG3R5I", "#ZM-O3PCWBFG3R5I")]
    [InlineData("#ZM-O3PCWBFG3R5I", "#ZM-O3PCWBFG3R5I")]
    [InlineData("#ZM-O3PCWBFG3R5I, checked by Ann", "#ZM-O3PCWBFG3R5I")]
    [InlineData("moved before #ZM-AAAAAAAAAAAA #ZM-O3PCWBFG3R5I", "#ZM-O3PCWBFG3R5I")]
    [InlineData("#ZM-O3PCWBFG3R5I see #ZM-1 and #ZM-", "#ZM-O3PCWBFG3R5I")]
    [InlineData("#ZM-o3pcwbfg3r5i", null)]
    [InlineData("#ZM-O3PCWBFG3R5", null)]
    [InlineData("UTR 4711", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void In_Text_FindsTheLastMarker(string? text, string? marker) => Assert.Equal(marker, RecordMarker.In(text));
}
