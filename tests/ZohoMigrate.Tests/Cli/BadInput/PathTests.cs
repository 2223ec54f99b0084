using Xunit;
using ZohoMigrate.Pipeline.Mapping.Compiling;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Packs and data folders from a stranger: nothing outside of them is read, whatever a name or a link in them says.</summary>
public sealed class PathTests : IDisposable
{
    private const string Secret = "a-secret-of-the-machine";

    private readonly BadInputFolder _folder = new();

    public PathTests()
    {
        _folder.Write("outside/products.csv", $"{Secret}\n1\n");
        _folder.Write("outside/orders.yaml", $"{Secret}: 1\n");
    }

    [Theory]
    [InlineData("../outside/products.csv", "leads out of the data folder")]
    [InlineData("below/../../outside/products.csv", "leads out of the data folder")]
    [InlineData("/etc/passwd", "leads out of the data folder")]
    [InlineData(@"C:\data\products.csv", "leads out of the data folder")]
    [InlineData("C:products.csv", "leads out of the data folder")]
    [InlineData(@"\\server\share\products.csv", "leads out of the data folder")]
    [InlineData(@"..\outside\products.csv", "leads out of the data folder")]
    [InlineData(@"below\products.csv", "has a backslash in it, which not every system takes for a folder")]
    [InlineData("NUL", "`NUL` is a device to Windows, not a file")]
    [InlineData("below/con.csv", "`con.csv` is a device to Windows, not a file")]
    [InlineData("Lpt1 .csv", "`Lpt1 .csv` is a device to Windows, not a file")]
    [InlineData("COM\u00B9", "is a device to Windows, not a file")]
    public async Task Validate_ASourceThatIsNoFileBelowTheDataFolder_IsRefusedWithItsPlace(string name, string said)
    {
        _folder.Edit("pack/products.yaml", "source: products.csv", $"source: '{name}'");
        await AssertRefusedAsync(said, "at products.yaml:2:9");

        _folder.Edit("pack/products.yaml", $"source: '{name}'", $"source: {{ file: '{name}' }}");
        await AssertRefusedAsync(said, "at products.yaml:2:17");

        _folder.Edit("pack/products.yaml", $"source: {{ file: '{name}' }}", "source: products.csv");
        _folder.Edit("pack/orders.yaml", "source: order_details.csv", $"source: '{name}'");
        await AssertRefusedAsync(said, "at orders.yaml:");
    }

    [Theory]
    [InlineData("condiments.csv")]
    [InlineData("below/com10.csv")]
    [InlineData("a..b.csv")]
    [InlineData("...csv")]
    public void Fault_ANameThatOnlyResemblesOne_IsNone(string name) => Assert.Null(SourcePath.Fault(name));

    [SkippableTheory]
    [InlineData("data/products.csv", "outside/products.csv", "products.csv")]
    [InlineData("data/below", "outside", "below/products.csv")]
    [InlineData("data/below", "data/again", "below/products.csv")]
    public async Task Validate_ALinkInTheDataFolderThatLeadsOut_IsRefusedWithItsPlace(string link, string to, string source)
    {
        Link("data/again", "outside");
        Link(link, to);
        _folder.Edit("pack/products.yaml", "source: products.csv", $"source: {source}");

        await AssertRefusedAsync($"`{source}` at products.yaml:2:9 leads out of the data folder", "It is a link, or in a folder that is one: put the file itself there.");
    }

    [SkippableFact]
    public async Task Validate_LinksThatStayInside_AreFollowed()
    {
        Directory.CreateDirectory(_folder["data/2024"]);
        File.Move(_folder["data/products.csv"], _folder["data/2024/products.csv"]);
        Link("data/latest", "data/2024");
        Link("data/products.csv", "data/latest/products.csv");
        // The folders themselves may be anywhere.
        Link("pack-link", "pack");
        Link("data-link", "data");

        Assert.Equal(0, (await _folder.InvokeAsync("validate pack-link --data data-link")).ExitCode);
    }

    [SkippableTheory]
    [InlineData("pack/orders.yaml", "outside/orders.yaml", "orders.yaml")]
    [InlineData("pack/migration.yaml", "outside/orders.yaml", "migration.yaml")]
    [InlineData("pack/views", "outside", "views")]
    [InlineData("pack/notes", "nowhere", "notes")]
    [InlineData("pack/round", "pack/round", "round")]
    public async Task Validate_ALinkInThePackThatLeadsOut_IsRefusedWithItsName(string link, string to, string name)
    {
        Link(link, to);

        await AssertRefusedAsync($"the link leads out of the pack, or nowhere at {name}:1:1 (put what it leads to into the pack's folder)");
    }

    [SkippableFact]
    public async Task Validate_ALinkOfThePackToItself_IsNotWalkedThrough()
    {
        Link("pack/again", "pack/..");
        await AssertRefusedAsync("the link leads out of the pack, or nowhere at again:1:1");
        File.Delete(_folder["pack/again"]);
        Directory.CreateDirectory(_folder["pack/deep"]);
        Link("pack/deep/round", "pack/deep");

        Assert.Equal(0, (await _folder.InvokeAsync("validate pack --data data")).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private void Link(string link, string to)
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a right of their own there");
        File.Delete(_folder[link]);
        File.CreateSymbolicLink(_folder[link], _folder[to]);
    }

    private async Task AssertRefusedAsync(params string[] said)
    {
        var run = await _folder.InvokeAsync("validate pack --data data");

        BadInputFolder.AssertPlain(run, said);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.DoesNotContain(Secret, run.Error, StringComparison.Ordinal);
    }
}
