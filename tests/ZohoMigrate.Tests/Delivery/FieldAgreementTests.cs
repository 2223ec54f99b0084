using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Delivery;

namespace ZohoMigrate.Tests.Delivery;

public sealed class FieldAgreementTests
{
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
