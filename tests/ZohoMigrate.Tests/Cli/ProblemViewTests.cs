using Xunit;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Problems by cause, as a person reads them.</summary>
public sealed class ProblemViewTests
{
    private static readonly ProblemSummary[] Kinds =
    [
        Kind("customers", "contact_persons.email", "not-an-email", 412, "customers.csv", 17, "contact_persons[0].email is not an e-mail address (customers.csv line 17)",
            "Correct the address in the source. Or leave such values out: `email: { on_invalid: omit }` in the mapping."),
        Kind("orders", null, "zoho-4097", 1, "orders.csv", 4, "Number entered does not match the auto-generated number", "The organisation numbers these documents itself: switch auto-numbering off, or leave the number out."),
        Kind("orders", null, "parent-rejected", 830, "orders.csv", 2, "Not sent: it refers to customers 'ALFKI', which was rejected.", "Correct that record first; this one follows."),
        Kind("suppliers", "billing_address.phone", "phone-shape", 3, "suppliers.csv", 5, "billing_address.phone is hardly a phone number (suppliers.csv line 5)",
            "Correct the number, or leave it out.") with { Severity = Severity.Warning },
    ];

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(null)]
    public void Lines_OfAnyWidth_AreThoseOfTheExpectation(int? width)
    {
        var lines = ProblemView.Lines(Kinds, "runs/first", isReported: true, width).ToList();

        Assert.All(lines, line => Assert.True(line.Length <= (width ?? int.MaxValue), line));
        Expectation.Check($"problems-{width?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "file"}", string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Readme_ItsExample_IsWhatIsShown()
    {
        var shown = string.Join('\n', ProblemView.Lines(Kinds[..1], "runs/first", isReported: true, width: 80).Skip(2).Take(4));

        Assert.Contains($"```\n{shown}\n```", File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OfManyKinds_ShowTwentyAndSayWhereTheRestIs()
    {
        var many = Enumerable.Range(1, 24).Select(number => Kinds[0] with { Stream = $"s{number}" }).Append(Kinds[^1]).ToList();

        var lines = ProblemView.Lines(many, "runs/first", isReported: true, width: 80).ToList();
        var kept = ProblemView.Lines(many, null, isReported: true, width: 80).ToList();

        Assert.Equal(20, lines.Count(line => line.Contains('×')));
        Assert.Equal("9888 errors:", lines[1]);
        Assert.DoesNotContain(lines, line => line.Contains("warning", StringComparison.Ordinal));
        Assert.Contains($"And 5 more kinds; all are in {Path.Combine("runs/first", "problems.jsonl")}.", lines);
        Assert.Contains("And 5 more kinds; keep them all with --run.", kept);
    }

    [Fact]
    public void Lines_OfNothing_AreNone() => Assert.Empty(ProblemView.Lines([], "runs/first", isReported: true, width: 80));

    [Fact]
    public void Wrap_WhatIsWiderThanTheTerminal_IsNotCut() => Assert.Equal(
        ["- see", "    /a/very/long/path", "    ok,", "    `a: { b: c }`.", "    A `lone", "    tick"],
        TextLines.Wrap("see /a/very/long/path\nok, `a: { b: c }`. A `lone tick", 12, "- ", indent: 4));

    private static ProblemSummary Kind(string stream, string? field, string code, long count, string file, long line, string message, string hint) =>
        new(stream, field, code, Severity.Error, count, new ProblemPlace(file, line), message, hint);
}
