using Xunit;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Mapping packs with something wrong in them: each fault with file, line, column and what to do.</summary>
public sealed class PackTests : IDisposable
{
    private static readonly string[] Levels = ["a", "b", "c", "d", "e", "f"];

    private readonly BadInputFolder _folder = new();

    // The pack's own list grows with the pack, and with it the places in it.
    public PackTests() => _folder.Write("pack/migration.yaml", """
        # The streams that are spoilt here.
        name: northwind-to-books
        products: [books]
        streams: [customers, suppliers, products, orders]
        defaults:
          null_markers: [NULL]
          date_formats: ["yyyy-MM-dd HH:mm:ss.fff"]

        """);

    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "products.yaml", "source: products.csv", "sauce: products.csv", "unknown key `sauce` in stream `products` at products.yaml:2:1; did you mean `source`?" },
        { "products.yaml", "  sku:", "  skku:", "unknown field `skku` at products.yaml:6:3; did you mean `sku`?" },
        { "products.yaml", "books.items", "books.itemz", "unknown module `books.itemz` at products.yaml:1:9; did you mean `books.items`?" },
        { "products.yaml", "key: [productID]", "key: [productID", "malformed YAML at products.yaml:" },
        { "products.yaml", "  sku: {", "  sku:\t{{", "malformed YAML" },
        { "products.yaml", "  sku:", "\tsku:", "malformed YAML" },
        { "products.yaml", "key:", "module: books.items\nkey:", "malformed YAML: Duplicate key module at products.yaml:3:1" },
        { "products.yaml", "  rate: { from: unitPrice }\n", "", "Zoho requires `rate`, and nothing is mapped to it at products.yaml:5:3 (add rate: { from: … })" },
        { "products.yaml", "  rate:", "  rte:", "unknown field `rte` at products.yaml:7:3; did you mean `rate`?" },
        { "products.yaml", "products.csv", "../pack/products.csv", "`../pack/products.csv` leads out of the data folder" },
        { "products.yaml", "products.csv", "/etc/passwd", "`/etc/passwd` leads out of the data folder" },
        { "orders.yaml", "ref: customers", "ref: customer", "unknown stream `customer` at orders.yaml:7:23; did you mean `customers`?" },
        { "orders.yaml", "ref: customers", "ref: products", "field `customer_id` holds an id of books.contacts, and stream `products` delivers to books.items at orders.yaml:7:23" },
        { "orders.yaml", "  customer_id: { ref: customers, from: customerID }\n", "", "Zoho requires `customer_id`, and nothing is mapped to it at orders.yaml:7:3" },
        { "orders.yaml", "      quantity: { from: quantity }\n", "", "Zoho requires `line_items.quantity`, and nothing is mapped to it at orders.yaml:18:7" },
        { "orders.yaml", "type: percent", "type: percnt", "unknown type `percnt` at orders.yaml:21:41; did you mean `percent`?" },
        { "orders.yaml", "NW-{orderID}", "NW-{orderNo}", "orders.csv does not have the columns its mapping needs: `orderNo`" },
        { "orders.yaml", "key: [orderID]", "key: [orderId]", "`orderId` (did you mean `orderID`?)" },
        { "customers.yaml", "*address", "*adress", "`*adress` stands for nothing at customers.yaml:19:21 (write `&adress` before the value that it stands for)" },
        { "migration.yaml", "orders]", "orderz]", "stream `orderz` has no file orderz.yaml at migration.yaml:4:43; did you mean `orders`?" },
        { "migration.yaml", "orders]", "orders, orders]", "stream `orders` is listed twice at migration.yaml:4:51 (list each stream once)" },
        { "migration.yaml", "orders]", "Orders]", "`Orders` is no name for a stream at migration.yaml:4:43 (lower-case letters, digits, _ and -)" },
        { "migration.yaml", "orders]", "{ a: b }]", "a stream should be one name at migration.yaml:4:43" },
        { "migration.yaml", "[customers, suppliers, products, orders]", "[]", "`streams` should be a list of streams, parents first at migration.yaml:4:10" },
        { "migration.yaml", "name: northwind-to-books", "name: ../elsewhere", "`../elsewhere` is no name for a pack at migration.yaml:2:7" },
        { "migration.yaml", "name: northwind-to-books", "name: \"\"", "`` is no name for a pack at migration.yaml:2:7" },
        { "migration.yaml", "name:", "nmae:", "unknown key `nmae` in migration.yaml at migration.yaml:2:1; did you mean `name`?" },
        { "migration.yaml", "books]", "boks]", "unknown product `boks` at migration.yaml:3:11; did you mean `books`?" },
    };

    public static TheoryData<string, string, string> Texts => new()
    {
        { "orders.yaml", "", "the file is empty at orders.yaml:1:1" },
        { "orders.yaml", "# nothing yet\n", "the file is empty at orders.yaml:1:1" },
        { "orders.yaml", "- a list\n", "the file is not a mapping of keys to values at orders.yaml:1:1" },
        { "orders.yaml", "---\na: 1\n---\nb: 2\n", "the file holds more than one YAML document (`---`) at orders.yaml:1:1" },
        { "orders.yaml", "fields: &all { a: *all }\n", "`*all` stands for something that it is part of itself at orders.yaml:1:19" },
        { "orders.yaml", "a: {{DEEP}}", "the file is nested more than 64 levels deep at orders.yaml:1:" },
        { "orders.yaml", "{{BOMB}}", "the file holds more than 100000 values, aliases counted at orders.yaml:" },
        { "migration.yaml", "", "the file is empty at migration.yaml:1:1" },
        { "migration.yaml", "%PDF-1.7\n\u0001\u0002", "malformed YAML" },
    };

    [Theory]
    [InlineData("{ from: freight }", "{ from: freight", 13)]
    [InlineData("key: [orderID]", "key: [orderID", 4)]
    [InlineData("  customer_id:", "\tcustomer_id:", 7)]
    public async Task Validate_AFileThatIsNoYaml_SaysTheLineAndNothingThatFollowsFromIt(string right, string wrong, int line)
    {
        _folder.Write("pack/migration.yaml", _folder.Read("pack/migration.yaml").Replace("orders]", "orders, payments]", StringComparison.Ordinal));
        _folder.Edit("pack/orders.yaml", right, wrong);
        var run = await _folder.InvokeAsync("validate pack --data data");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        BadInputFolder.AssertPlain(run, $"at orders.yaml:{line}:");
        Assert.DoesNotContain("unknown stream", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Validate_ASpoiltPack_IsSaidWithItsPlace(string file, string right, string wrong, string said)
    {
        _folder.Edit($"pack/{file}", right, wrong);

        await AssertRefusedAsync(said);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Validate_AFileThatIsNoMapping_IsSaidAndEndsInTime(string file, string text, string said)
    {
        var deep = new string('[', 200_000);
        var bomb = string.Concat(Levels.Select((name, at) => $"{name}: &{name} [{string.Join(", ", Enumerable.Repeat(at == 0 ? "x" : "*" + Levels[at - 1], 12))}]\n"));
        _folder.Write($"pack/{file}", text.Replace("{{DEEP}}", deep, StringComparison.Ordinal).Replace("{{BOMB}}", bomb, StringComparison.Ordinal));

        await AssertRefusedAsync(said);
    }

    /// <summary>Texts that make a reader go round and round, or keep all there is of them: as long as a mapping may be.</summary>
    [Theory]
    [InlineData("", "a, ", "]", "the file is not a mapping of keys to values at orders.yaml:1:1")]
    [InlineData("a: [", "a, ", "]", "values, aliases counted at orders.yaml:1:")]
    [InlineData("", "a: b\n", "", "at orders.yaml:")]
    [InlineData("", "- ", "a", "at orders.yaml:1:")]
    [InlineData("a: ", "{", "", "levels deep at orders.yaml:1:")]
    [InlineData("", "? ", "a", "at orders.yaml:1:")]
    [InlineData("a: ", "a\n  ", "", "at orders.yaml:")]
    [InlineData("a: |\n", "  a\n", "", "at orders.yaml:")]
    [InlineData("a: \"", "a ", "", "malformed YAML")]
    [InlineData("a: [", "&a ", "", "malformed YAML")]
    [InlineData("", "a: ", "", "malformed YAML")]
    [InlineData("a: ", "!", "", "at orders.yaml:")]
    [InlineData("", "# nothing\n", "", "the file is empty at orders.yaml:1:1")]
    [InlineData("", "---\n", "", "at orders.yaml:")]
    [InlineData("", "\t", "", "at orders.yaml:1:")]
    public async Task Validate_AVeryLongFile_IsRefusedInTime(string begins, string repeated, string ends, string said)
    {
        _folder.Write("pack/orders.yaml", begins + string.Concat(Enumerable.Repeat(repeated, ((4 * 1024 * 1024) - 10) / repeated.Length)) + ends);

        await AssertRefusedAsync(said).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Validate_AFileLongerThanAnyMapping_IsNotEvenRead()
    {
        using (var file = File.OpenWrite(_folder["pack/orders.yaml"]))
            file.SetLength(1L << 40);

        await AssertRefusedAsync("the file is longer than 4 MB, the most a mapping may have at orders.yaml:1:1 (data belongs into the sources)");
    }

    [Fact]
    public async Task Validate_MoreFaultsThanAnyoneReads_AreCounted()
    {
        _folder.Write("pack/orders.yaml", string.Concat(Enumerable.Range(0, 5000).Select(number => $"key{number}: 1\n")));

        var run = await _folder.InvokeAsync("validate pack --data data");

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"\A([^\n]+\n){100}and 49\d\d more\n\z", run.Error);
    }

    [Theory]
    [InlineData("orders.yaml", "orders.yml", "stream `orders` has no file orders.yaml, but orders.yml is there at migration.yaml:4:43 (rename it to orders.yaml)")]
    [InlineData("orders.yaml", "Orders.yaml", "but Orders.yaml is there at migration.yaml:4:43 (rename it to orders.yaml)")]
    [InlineData("migration.yaml", "migrations.yaml", "is not a mapping pack: there is no migration.yaml in it.")]
    public async Task Validate_AFileOfAnotherName_IsSaid(string from, string to, string said)
    {
        File.Move(_folder[$"pack/{from}"], _folder[$"pack/{to}"]);

        await AssertRefusedAsync(said);
    }

    [Fact]
    public async Task Validate_TwoFilesOfOneStream_NamesBoth()
    {
        File.Copy(_folder["pack/orders.yaml"], _folder["pack/orders.yml"]);

        await AssertRefusedAsync("stream `orders` has more than one file: orders.yaml, orders.yml at migration.yaml:4:43 (keep the one that is meant)");
    }

    [Theory]
    [InlineData("pack/orders.yaml", "orders.yaml is a file. Name the pack's folder, the one with migration.yaml in it.")]
    [InlineData("pakc", "Name a mapping pack: a folder with migration.yaml in it")]
    [InlineData("data", "is not a mapping pack: there is no migration.yaml in it.")]
    public async Task Validate_NoPack_SaysWhatOneIs(string pack, string said) => await AssertRefusedAsync(said, pack);

    public void Dispose() => _folder.Dispose();

    private async Task AssertRefusedAsync(string said, string pack = "pack")
    {
        var run = await _folder.InvokeAsync($"validate {pack} --data data --run checked");

        BadInputFolder.AssertPlain(run, said);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
    }
}
