using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Tests.Records;

public sealed class PayloadNodeTests
{
    [Theory]
    [InlineData("""{"name":"Ann","rate":12.50,"paid":true,"lines":[{"n":1},{},"x"],"address":{"city":"Goa"}}""")]
    [InlineData("""{"b":"1","a":"2"}""")]
    [InlineData("""{"amount":70000000000000000000000000000,"small":-0.0000001}""")]
    [InlineData("{}")]
    public void Parse_WhatWasStaged_IsWrittenAsItStood(string json)
    {
        Assert.Equal(json, PayloadObject.Parse(json).ToJsonString());
        Assert.Equal(json, ((PayloadObject)JsonNode.Parse(json)!.AsObject()).ToJsonString());
    }

    // As in JSON: what was staged by a version that made JSON has the same hash.
    [Fact]
    public void Set_ANameWithoutAValue_IsAtTheEndAndInNoOtherObject()
    {
        var shape = new PayloadShape(["a", "b"]);
        var (first, second) = (new PayloadObject(shape, ["1", "2"]), new PayloadObject(shape, ["1", null]));

        first["c"] = "3";
        second["d"] = "4";
        second["b"] = "2";

        Assert.Equal(("""{"a":"1","b":"2","c":"3"}""", """{"a":"1","d":"4","b":"2"}"""), (first.ToJsonString(), second.ToJsonString()));
    }

    [Fact]
    public void Remove_AMember_LeavesTheOthersInTheirPlaces()
    {
        var members = PayloadObject.Parse("""{"a":1,"b":2,"c":3}""");

        members.Remove("b");
        members.Remove("x");

        Assert.Equal((2, false, """{"a":1,"c":3}"""), (members.Count, members.Has("b"), members.ToJsonString()));
    }
}
