using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxFaultsParserTests
{
    public static TheoryData<string> Names => [.. FaultTable.All.Select(spec => spec.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Parse_EveryName_IsReadWithShareAndWithNumbers(string name)
    {
        var rules = SandboxFaults.Parse($" {name}=0.05 , {name}#17,{name}#20-25, seed=-3").Rules;

        Assert.All(rules, rule => Assert.Equal(name, rule.Spec.Name));
        Assert.Equal((0.05, 0, 0), (rules[0].Share, rules[1].Share, rules[2].Share));
        Assert.Equal([null, (17L, 17L), (20L, 25L)], rules.Select(rule => rule.Numbers));
        Assert.Equal(-3, SandboxFaults.Parse($"{name}#1,seed=-3").Seed);
    }

    [Theory]
    [InlineData("43#1", "01:00:00"), InlineData("43#1@00:30:00", "00:30:00"), InlineData("503=0.1@00:00:05", "00:00:05"), InlineData("429=0.1", "00:00:00"), InlineData("lag=1", "00:00:02")]
    public void Parse_ATime_IsTheFaultsOwnWhereNoneIsGiven(string text, string time) =>
        Assert.Equal(time, Assert.Single(SandboxFaults.Parse(text).Rules).Time.ToString());

    [Fact]
    public void Parse_ANeighbour_IsHowManyRequestsItMakes()
    {
        var faults = SandboxFaults.Parse("drop#5, neighbour=30,seed=1");

        Assert.Equal((30, 1), (faults.Neighbour, faults.Rules.Count));
        Assert.Equal(0, SandboxFaults.None.Neighbour);
    }

    [Theory]
    [InlineData("dorp=0.1", "\"dorp\" is not known; there are drop, commit-drop")]
    [InlineData("drop", "between 0 and 1")]
    [InlineData("drop=1.5", "between 0 and 1")]
    [InlineData("drop=0,5", "\"5\" is not known")]
    [InlineData("drop#0", "neither a request's number")]
    [InlineData("drop#5-4", "neither a request's number")]
    [InlineData("drop#1-2-3", "neither a request's number")]
    [InlineData("drop=0.1@00:00:01", "drop takes no time")]
    [InlineData("lag=0.1@soon", "lag=0.05@00:00:02")]
    [InlineData("seed=x", "whole number")]
    [InlineData("neighbour=", "\"\" is not a number of requests, like neighbour=30")]
    [InlineData("neighbour=0.3", "\"0.3\" is not a number of requests")]
    [InlineData("neighbour=-1", "\"-1\" is not a number of requests")]
    [InlineData("drop=0.6,500=0.6", "shares of drop, 500 add up to more than 1")]
    public void Parse_WhatItDoesNotUnderstand_IsNamed(string text, string inMessage) =>
        Assert.Contains(inMessage, Assert.Throws<SandboxException>(() => SandboxFaults.Parse(text)).Message, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Names)), InlineData("neighbour=n")]
    public void Readme_EveryFault_IsInItsTable(string name) =>
        Assert.Matches($@"\n\|[^|\n]*`{name}(@T)?`[^|\n]*\|", File.ReadAllText(Repository.PathOf("README.md")));
}
