using Xunit;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Mapping;

public sealed class PackTests
{
    private const string TwoStreams = "name: test\nproducts: [books]\nstreams: [orders, customers]\n";

    private const string Orders = """
        module: books.invoices
        source: { file: orders.csv, delimiter: ";", encoding: windows-1252 }
        key: [year, number]
        lines: { source: lines.csv, on: { number: order } }
        where: { state: { not: [void, draft] }, paid: null }
        fields:
          customer_id: { ref: customers, from: customer }
          invoice_number: { template: "{year}-{number}" }
          line_items:
            each: line
            fields:
              quantity: { from: qty }
        steps:
          - { operation: mark_as_sent, when: { sent: { not: null } } }
        """;

    [Fact]
    public void Load_TwoStreams_PutsParentsFirst()
    {
        using var folder = new PackFolder(TwoStreams).With("orders.yaml", Orders);

        var pack = folder.Load();

        Assert.Equal(["customers", "orders"], pack.Streams.Select(stream => stream.Entry.Name));
        Assert.Equal([0, 1], pack.Streams.Select(stream => stream.Entry.Ordinal));
        Assert.Equal("test", pack.Name);
        Assert.Equal(["books"], pack.Products);
        Assert.Equal(folder.Path, pack.Folder);
    }

    [Fact]
    public void Load_Stream_KnowsItsFilesAndColumns()
    {
        using var folder = new PackFolder(TwoStreams).With("orders.yaml", Orders);

        var source = folder.Load().Streams[1].Source;

        Assert.Equal(("orders.csv", (char?)';', "windows-1252"), (source.Header.File, source.Header.Delimiter, source.Header.Encoding));
        Assert.Equal(["customer", "number", "paid", "sent", "state", "year"], source.Header.Columns.Order(StringComparer.Ordinal));
        Assert.Equal(["order", "qty"], source.Lines!.Table.Columns.Order(StringComparer.Ordinal));
        Assert.Equal([new JoinColumns("number", "order")], source.Lines.On);
        Assert.Equal([("state", true), ("paid", false)], source.Where.Select(condition => (condition.Column, condition.Negated)));
        Assert.Equal([["void", "draft"], [null]], source.Where.Select(condition => condition.Values));
        Assert.Equal(["line_items"], folder.Load().Streams[1].LineLists);
    }

    [Theory]
    [InlineData("contact_nmae: { from: a }", "unknown field `contact_nmae` at customers.yaml:5:3; did you mean `contact_name`?")]
    [InlineData("contact_name: { form: a }", "unknown key `form` in field `contact_name` at customers.yaml:5:19; did you mean `from`? (known: ")]
    [InlineData("contact_name: { from: a, const: b }", "field `contact_name` should have exactly one of `from`, `const`, `template`, `sum` at customers.yaml:5:17")]
    [InlineData("contact_name: { from: a, type: decimal }", "wrong type `decimal`: field `contact_name` is of type text at Zoho at customers.yaml:5:34")]
    [InlineData("contact_name: { from: a, type: tekst }", "unknown type `tekst` at customers.yaml:5:34; did you mean `text`?")]
    [InlineData("contact_name: { template: \"{a\" }", "the template of `contact_name` has a brace without its other half at customers.yaml:5:29")]
    [InlineData("contact_name: [{ from: a }, b]", "field `contact_name` should have a rule at customers.yaml:5:31")]
    [InlineData("contact_name: [[a]]", "a rule for `contact_name` is a list at customers.yaml:5:18")]
    [InlineData("contact_type: { const: costumer }", "field `contact_type` has no value `costumer` at customers.yaml:5:26; did you mean `customer`?")]
    [InlineData("payment_terms: { const: soon }", "`soon` is not a whole number, as field `payment_terms` needs at customers.yaml:5:27")]
    [InlineData("payment_terms: { from: a, default: soon }", "`soon` is not a whole number, as field `payment_terms` needs at customers.yaml:5:38")]
    [InlineData("credit_limit: { from: a, culture: de-DF }", "unknown culture `de-DF` at customers.yaml:5:37; did you mean `de-DE`?")]
    [InlineData("currency_id: { ref: currencies, from: a }", "unknown stream `currencies` at customers.yaml:5:23")]
    [InlineData("currency_id: { ref: customers, from: a }", "field `currency_id` holds an id of books.currencies, and stream `customers` delivers to books.contacts at customers.yaml:5:23")]
    [InlineData("contact_name: { from: \"${year}\" }", "unknown parameter `year` at customers.yaml:5:25")]
    [InlineData("contact_persons: { each: line, fields: { first_name: { from: a } } }", "field `contact_persons` is made from lines, and there are none here at customers.yaml:5:20")]
    [InlineData("contact_persons: [{ fields: { fist_name: { from: a } } }]", "unknown field `contact_persons.fist_name` at customers.yaml:5:33; did you mean `first_name`?")]
    [InlineData("email: { from: a }", "unknown field `email` at customers.yaml:5:3; did you mean `contact_persons.email`? (see: zohomigrate describe books.contacts)")]
    [InlineData("colour_of_eyes: { from: a }", "unknown field `colour_of_eyes` at customers.yaml:5:3 (see: zohomigrate describe books.contacts)")]
    public void Load_BadField_SaysWhereAndWhatWasMeant(string field, string fault)
    {
        using var folder = new PackFolder(customers: $"module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  {field}\n");

        Assert.StartsWith(fault, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("module: books.contcats\nsource: a.csv\nkey: [id]\nfields: {}", "unknown module `books.contcats` at customers.yaml:1:9; did you mean `books.contacts`?")]
    [InlineData("module: books.contacts\nsuorce: a.csv\nsource: a.csv\nkey: [id]\nfields: {}", "unknown key `suorce` in stream `customers` at customers.yaml:2:1; did you mean `source`?")]
    [InlineData("module: books.contacts\nsource: a.csv\nfields: {}", "stream `customers` lacks `key` at customers.yaml:1:1")]
    [InlineData("module: books.contacts\nsource: a.csv\nkey: [id]\nfields: {}\nsteps: [mark_as_sent]", "unknown step `mark_as_sent` at customers.yaml:5:9 (books.contacts has no steps)")]
    [InlineData("module: books.contacts\nsource: {file: a.csv, delimiter: ab}\nkey: [id]\nfields: {}", "`delimiter` should be one ASCII character")]
    [InlineData("module: books.contacts\nsource: {file: a.csv, encoding: latin9000}\nkey: [id]\nfields: {}", "unknown encoding `latin9000` at customers.yaml:2:33")]
    [InlineData("module: books.contacts\nsource: a.csv\nkey: [id]\nfields: {}\ndefaults: { date_formats: [dd-MM] }", "`dd-MM` is not a date format at customers.yaml:5:27")]
    [InlineData("module: books.contacts\nkey: [id\n", "malformed YAML: ")]
    public void Load_BadStream_SaysWhere(string stream, string fault)
    {
        using var folder = new PackFolder(customers: stream);

        Assert.StartsWith(fault, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: t\nproducts: [books]\nstreams: [customer]", "stream `customer` has no file customer.yaml at migration.yaml:3:11; did you mean `customers`?")]
    [InlineData("name: t\nproducts: [boks]\nstreams: []", "unknown product `boks` at migration.yaml:2:11; did you mean `books`?")]
    [InlineData("products: [books]\nstreams: [customers]", "migration.yaml lacks `name` at migration.yaml:1:1")]
    [InlineData("name: t\nproducts: [books]\nstreams: [customers]\nparameters: { year: null }", "parameter `year` is not set at migration.yaml:4:13 (say --set year=…")]
    public void Load_BadMigration_SaysWhere(string migration, string fault)
    {
        using var folder = new PackFolder(migration);

        Assert.StartsWith(fault, folder.Faults()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FaultsInSeveralFiles_AreListedTogether()
    {
        using var folder = new PackFolder(TwoStreams, "module: books.contacts\nsource: a.csv\nkey: [id]\nfields: { nmae: { from: a }, notse: { from: b } }\n")
            .With("orders.yaml", Orders.Replace("ref: customers", "ref: costumers", StringComparison.Ordinal));

        var faults = folder.Faults();

        Assert.Equal(3, faults.Count);
        Assert.Contains("did you mean `notes`?", faults[1], StringComparison.Ordinal);
        Assert.Contains("unknown stream `costumers` at orders.yaml:7:23; did you mean `customers`?", faults[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-04-01", null), InlineData("", null)]
    [InlineData("2024-4-1", "parameter `since` is `2024-4-1`, which is no day at migration.yaml:4:13 (write it as year, month and day: --set since=2024-04-01)")]
    [InlineData("2024-13-45", "parameter `since` is `2024-13-45`, which is no day at migration.yaml:4:13 (write it as year, month and day: --set since=2024-04-01)")]
    [InlineData("20240401", "parameter `since` is `20240401`, which is no day at migration.yaml:4:13 (write it as year, month and day: --set since=2024-04-01)")]
    public void Load_AParameterThatIsADay_IsADay(string value, string? fault)
    {
        using var folder = new PackFolder("name: test\nproducts: [books]\nstreams: [customers]\nparameters: { since: { type: date, default: \"\" } }\n");

        if (fault is null)
            Assert.Single(folder.Load(("since", value)).Streams);
        else
            Assert.Equal([fault], folder.Faults(("since", value)));
    }

    [Fact]
    public void Load_Parameters_StandInAnyValue()
    {
        using var folder = new PackFolder(
            "name: t\nproducts: [books]\nstreams: [customers]\nparameters: { year: null, suffix: Ltd }",
            "module: books.contacts\nsource: customers-${year}.csv\nkey: [id]\nfields: { contact_name: { template: \"{name} ${suffix} $${x}\" } }");

        Assert.Equal("customers-2024.csv", folder.Load(("year", "2024")).Streams[0].Source.Header.File);
        Assert.StartsWith("unknown parameter `yaer` was set", folder.Faults(("yaer", "2024"), ("year", "1"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ChangedFile_ChangesTheFingerprint()
    {
        using var folder = new PackFolder();
        var before = folder.Load().Fingerprint;

        Assert.Equal(before, folder.Load().Fingerprint);
        folder.With("customers.yaml", PackFolder.Customers + "  # a comment");
        Assert.NotEqual(before, folder.Load().Fingerprint);
    }

    [Fact]
    public void Load_AFileCutOffAnywhere_IsAPackOrAFaultWithItsPlace()
    {
        const string text = "# a comment\nmodule: books.contacts\nsource: { file: customers.csv, delimiter: \";\" }\nkey: [\"id\", 'no']\nfields: &a\n  contact_name: { from: name }\n  contact_persons:\n    - fields: { first_name: { from: who } }\n";
        using var pack = new PackFolder();
        for (var length = 0; length <= text.Length; length++)
        {
            pack.With("customers.yaml", text[..length]);
            if (Record.Exception(() => pack.Load()) is not { } exception)
                continue;
            Assert.All(Assert.IsType<PackException>(exception).Faults, fault => Assert.True(fault is { File: "customers.yaml", Line: > 0, Column: > 0 }, fault.ToString()));
        }
    }
}
