using System.Globalization;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What a pack says of rules, of values that do not fit, and of totals: checked before the first row is read.</summary>
public sealed class PackRulesTests
{
    private const string Migration = "name: test\nproducts: [books]\nstreams: [customers]\n";

    [Fact]
    public void Load_Rules_AreEveryStreams()
    {
        using var folder = new PackFolder(Migration + "rules: { phone-shape: off, date-order: error, too-long: error }\n");

        var rules = folder.Load().Streams.Single().Rules.Severities;

        Assert.Equal([("date-order", (Severity?)Severity.Error), ("phone-shape", null), ("too-long", Severity.Error)], rules.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => (rule.Key, rule.Value)));
    }

    [Theory]
    [InlineData("{ fone-shape: off }", "unknown rule `fone-shape` at migration.yaml:4:10; did you mean `phone-shape`? (all are in docs/rules.md)")]
    [InlineData("{ phone-shape: warn }", "rule `phone-shape` cannot be `warn` at migration.yaml:4:23")]
    [InlineData("{ phone-shape: eror }", "rule `phone-shape` cannot be `eror` at migration.yaml:4:23; did you mean `error`? (known: off, warning, error)")]
    [InlineData("{ too-long: warning }", "rule `too-long` cannot be changed at migration.yaml:4:10 (Zoho itself refuses such a record)")]
    [InlineData("{ not-a-date: off }", "rule `not-a-date` cannot be changed at migration.yaml:4:10 (without it there is nothing that could be sent)")]
    [InlineData("[phone-shape]", "`rules` should be a mapping of rules to off, warning or error at migration.yaml:4:8")]
    public void Load_BadRules_SaysWhatCanBeChanged(string rules, string fault)
    {
        using var folder = new PackFolder(Migration + $"rules: {rules}\n");

        Assert.StartsWith(fault, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("website: { from: a, on_invalid: ommit }", "unknown `on_invalid: ommit` at customers.yaml:6:35; did you mean `omit`?")]
    [InlineData("contact_type: { const: customer, on_invalid: omit }", "`on_invalid` has no meaning for a constant at customers.yaml:6:48")]
    public void Load_BadOnInvalid_SaysSo(string field, string fault)
    {
        using var folder = new PackFolder(customers: PackFolder.Customers + "\n  " + field + "\n");

        Assert.StartsWith(fault, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("books.contacts", "{ total: { from: t } }", "books.contacts has no total that could be checked at customers.yaml:4:17")]
    [InlineData("books.invoices", "{ total: { tolerance: 1 } }", "`total` lacks `from` at customers.yaml:4:17")]
    [InlineData("books.invoices", "{ total: { from: t, tolerance: -1 } }", "`tolerance` should be an amount of 0 or more, such as 0.01 at customers.yaml:4:39")]
    [InlineData("books.invoices", "{ totla: { from: t } }", "unknown key `totla` in `check` at customers.yaml:4:10; did you mean `total`?")]
    public void Load_BadCheck_SaysSo(string module, string check, string fault)
    {
        using var folder = new PackFolder(customers: $"module: {module}\nsource: customers.csv\nkey: [id]\ncheck: {check}\nfields: {{}}\n");

        Assert.StartsWith(fault, folder.Faults()[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.234,50", "1234.50", 0)]
    [InlineData("", null, 0)]
    [InlineData("1.2.3", null, 1)]
    public void Map_CheckedTotal_IsReadAsTheSourceWritesIt(string cell, string? amount, int problems)
    {
        using var folder = new PackFolder(customers: """
            module: books.invoices
            source: customers.csv
            key: [id]
            check: { total: { from: t, tolerance: 0.05, culture: de-DE } }
            fields: {}
            """);

        var record = folder.Map("id,t", "1", cell);

        Assert.Equal(problems == 0 ? new SourceTotal("t", amount is null ? null : decimal.Parse(amount, CultureInfo.InvariantCulture), 0.05m) : null, record.SourceTotal);
        Assert.Equal(problems, record.Problems.Count(problem => problem is { Code: "not-a-number", Field: "total" }));
        Assert.Contains("t", folder.Load().Streams.Single().Source.Header.Columns);
    }
}
