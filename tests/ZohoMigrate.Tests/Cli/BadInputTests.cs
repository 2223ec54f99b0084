using System.Text;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// What users bring on the first day. Each case spoils one thing of a good pack and good data; what comes back names the fault, its place
/// and what to do, with the right exit code, without a stack trace, and every row is still accounted for.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly Encoding WesternEuropean = CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!;

    private readonly TemporaryFolder _folder = new();

    public BadInputTests()
    {
        Copy("mappings/northwind-to-books", "pack");
        Copy("sample-data/northwind-small", "data");
    }

    public static TheoryData<string, int, string> SpoiltFiles => new()
    {
        { "empty file", 2, "products.csv is empty: its first row should name the columns." },
        { "header only", 1, "line_items[0].item_id refers to stream `products`" },
        { "missing file", 2, "products.csv is not in the data folder" },
        { "two missing files", 2, "order_details.csv is not in the data folder" },
        { "missing column", 2, "products.csv does not have the columns its mapping needs: `productName`. It has: `productID`, `supplierID`" },
        { "renamed column", 2, "`companyName` (did you mean `company_name`?)" },
        { "semicolons", 2, "Say so in the mapping: source: { file: products.csv, delimiter: \";\" }." },
        { "tabs", 2, "Say so in the mapping: source: { file: products.csv, delimiter: \"tab\" }." },
        { "duplicate header", 2, "customers.csv: more than one column is named `contactName`." },
        { "not text", 2, "customers.csv line 1: the row that names the columns cannot be read" },
        { "other encoding", 1, "customers.csv:3" },
        { "other encoding", 1, "Say how the file is encoded: source: { file: …, encoding: windows-1252 }." },
        { "CRLF", 0, "Valid: nothing is wrong." },
        { "byte order mark", 0, "Valid: nothing is wrong." },
        { "UTF-16", 0, "Valid: nothing is wrong." },
    };

    public static TheoryData<string, string, string, string> SpoiltPacks => new()
    {
        { "products.yaml", "source: products.csv", "sauce: products.csv", "unknown key `sauce` in stream `products` at products.yaml:2:1; did you mean `source`?" },
        { "products.yaml", "  sku:", "  skku:", "unknown field `skku` at products.yaml:6:3; did you mean `sku`?" },
        { "products.yaml", "books.items", "books.itemz", "unknown module `books.itemz` at products.yaml:1:9; did you mean `books.items`?" },
        { "products.yaml", "key: [productID]", "key: [productID", "malformed YAML at products.yaml:" },
        { "products.yaml", "  sku: {", "  sku:\t{{", "malformed YAML" },
        { "orders.yaml", "ref: customers", "ref: customer", "unknown stream `customer` at orders.yaml:7:23; did you mean `customers`?" },
        { "orders.yaml", "type: percent", "type: percentage", "unknown type `percentage` at orders.yaml:21:41; did you mean `percent`?" },
        { "orders.yaml", "NW-{orderID}", "NW-{orderNo}", "orders.csv does not have the columns its mapping needs: `orderNo`" },
        { "migration.yaml", "orders, payments]", "orderz, payments]", "stream `orderz` has no file orderz.yaml at migration.yaml:4:43; did you mean `orders`?" },
    };

    public static TheoryData<string, string> SpoiltSettings => new()
    {
        { "Limits:Books:Requests=many", "\"many\" is not a whole number." },
        { "Limits:Books:Window=60", "\"60\" is not between" },
        { "Delivery:SettleDelai=1", "there is no such setting. Did you mean Delivery:SettleDelay?" },
        { "Zoho:ClientSecret=hunter2", "a secret is not taken from the command line" },
        { "Zoho:ApiUrl=http://example.com", "must be https, or http on loopback" },
        { "Zoho:DataCenter=moon", "\"moon\" is none of com, eu, in" },
    };

    [Theory]
    [MemberData(nameof(SpoiltFiles))]
    public async Task Validate_ASpoiltFile_IsSaidPlainly(string what, int exitCode, string said)
    {
        SpoilFile(what);
        var run = await InvokeAsync("validate", "pack", "--data", "data", "--run", "checked");

        Assert.Equal((exitCode, exitCode != 2), (run.ExitCode, run.Error.Length == 0));
        AssertPlain(run, said);
    }

    [Theory]
    [MemberData(nameof(SpoiltPacks))]
    public async Task Validate_ASpoiltPack_IsSaidWithItsPlace(string file, string right, string wrong, string said)
    {
        var path = _folder[$"pack/{file}"];
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(right, wrong, StringComparison.Ordinal));
        var run = await InvokeAsync("validate", "pack", "--data", "data");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        AssertPlain(run, said);
    }

    [Theory]
    [MemberData(nameof(SpoiltSettings))]
    public async Task Run_ASpoiltSetting_IsNamedBeforeAnythingIsMade(string setting, string said)
    {
        var run = await InvokeAsync("run", "pack", "--data", "data", "--run", "run", "--config", setting);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        AssertPlain(run, said);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Theory]
    [InlineData("run pack --data data --run data/orders.csv", "that is a file")]
    [InlineData("validate pack --data data --run data/orders.csv", "that is a file")]
    [InlineData("run pack --data data --run data/orders.csv/deeper", "nothing can be written there")]
    [InlineData("validate pack --data data --run data/orders.csv/deeper", "nothing can be written there")]
    [InlineData("resume data/orders.csv", "There is no run in data/orders.csv.")]
    [InlineData("resume data", "There is no run in data.")]
    [InlineData("status data", "There is no run in data.")]
    public async Task Invoke_AFolderThatHoldsNoRun_IsSaidPlainly(string line, string said)
    {
        var before = await File.ReadAllBytesAsync(Data("orders.csv"));
        var run = await InvokeAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        AssertPlain(run, said);
        Assert.Equal(before, await File.ReadAllBytesAsync(Data("orders.csv")));
    }

    [Fact]
    public async Task Validate_SeveralFilesAreSpoilt_AreAllNamed()
    {
        SpoilFile("missing file");
        SpoilFile("renamed column");
        SpoilFile("two missing files");
        var run = await InvokeAsync("validate", "pack", "--data", "data");

        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertPlain(CliRun run, string said)
    {
        var all = Regex.Replace(run.Out + run.Error, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Contains(said, all, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", all, StringComparison.Ordinal);
    }

    private Task<CliRun> InvokeAsync(params string[] arguments) => CliRun.InvokeAsync(_folder.Path, arguments);

    private void SpoilFile(string what)
    {
        switch (what)
        {
            case "empty file": Write("products.csv", ""); break;
            case "header only": Write("products.csv", Read("products.csv").Split('\n')[0] + "\n"); break;
            case "missing file": File.Delete(Data("products.csv")); break;
            case "two missing files": File.Delete(Data("products.csv")); File.Delete(Data("order_details.csv")); break;
            case "missing column": Write("products.csv", Read("products.csv").Replace("productName,", "", StringComparison.Ordinal)); break;
            case "renamed column": Write("customers.csv", Read("customers.csv").Replace("companyName", "company_name", StringComparison.Ordinal)); break;
            case "semicolons": Write("products.csv", Read("products.csv").Replace(',', ';')); break;
            case "tabs": Write("products.csv", Read("products.csv").Replace(',', '\t')); break;
            case "duplicate header": Write("customers.csv", Read("customers.csv").Replace("contactTitle", "contactName", StringComparison.Ordinal)); break;
            case "not text": File.WriteAllBytes(Data("customers.csv"), [0xFF, 0x00, 0xC3, 0x28, 0x0A, 0xC3]); break;
            case "other encoding": File.WriteAllText(Data("customers.csv"), Read("customers.csv"), WesternEuropean); break;
            case "CRLF": Write("orders.csv", Read("orders.csv").Replace("\n", "\r\n", StringComparison.Ordinal)); break;
            case "byte order mark": File.WriteAllText(Data("customers.csv"), Read("customers.csv"), Encoding.UTF8); break;
            case "UTF-16": File.WriteAllText(Data("customers.csv"), Read("customers.csv"), Encoding.Unicode); break;
            default: throw new ArgumentException(what, nameof(what));
        }
    }

    private string Data(string name) => _folder[$"data/{name}"];

    private string Read(string name) => File.ReadAllText(Data(name));

    private void Write(string name, string text) => File.WriteAllText(Data(name), text);

    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(_folder[to]);
        foreach (var file in Directory.GetFiles(Repository.PathOf(from.Split('/'))))
            File.Copy(file, _folder[$"{to}/{Path.GetFileName(file)}"]);
    }
}
