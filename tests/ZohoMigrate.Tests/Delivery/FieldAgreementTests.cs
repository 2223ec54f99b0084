using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Delivery;

namespace ZohoMigrate.Tests.Delivery;

public sealed class FieldAgreementTests
{
    private static readonly string[] Values =
    [
        "12.5", "\"12.50\"", "\"1.25E1\"", "\" 12.5\\u00a0\"", "\"12,5\"", "0", "\"0.00\"", "\"-0\"", "true", "\"True\"", "\"UTR  7\"", "\" UTR\\r\\n7 \"",
        "\"utr 7\"", "\"\"", "\"  \"", "\"2026-01-02\"", "\"460000000026049\"", "0.1234567890123456789", "\"1,000\"", "1000.00", "null",
    ];

    // What is searched for by its print is never missed.
    [Fact]
    public void Print_OfValuesThatAgree_IsTheSame()
    {
        var agreeing = 0;
        foreach (var sent in Values)
        {
            foreach (var shown in Values)
            {
                using var record = JsonDocument.Parse($$"""{"field":{{shown}}}""");
                if (FieldAgreement.Agrees(JsonNode.Parse(sent), record.RootElement, "field") != true)
                    continue;
                agreeing++;
                Assert.Equal(FieldAgreement.Print(JsonDocument.Parse(sent).RootElement), FieldAgreement.Print(record.RootElement.GetProperty("field")));
            }
        }

        Assert.InRange(agreeing, Values.Length, Values.Length * Values.Length);
    }

    [Theory]
    [InlineData("12.5", "\"12.50\"", true)]
    [InlineData("12.5", "12.51", false)]
    [InlineData("true", "true", true)]
    [InlineData("true", "\"true\"", true)]
    [InlineData("true", "false", false)]
    [InlineData("false", "false", true)]
    [InlineData("false", "\"no\"", false)]
    [InlineData("\"a  b\\r\\n\"", "\" a b\"", true)]
    [InlineData("\"a\"", "\"A\"", false)]
    [InlineData("\"a\"", "null", null)]
    [InlineData("null", "\"a\"", null)]
    [InlineData("[1]", "[2]", null)]
    public void Agrees_WhatZohoShows_IsComparedByWhatItMeans(string sent, string shown, bool? agrees) =>
        Assert.Equal(agrees, FieldAgreement.Agrees(JsonNode.Parse(sent), JsonElement.Parse($$"""{"field":{{shown}}}"""), "field"));

    [Fact]
    public void Agrees_WhatZohoDoesNotShow_SaysNothing() =>
        Assert.Null(FieldAgreement.Agrees(JsonNode.Parse("1"), JsonElement.Parse("{}"), "field"));
}
