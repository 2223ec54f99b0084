using Xunit;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Packs and headers whose texts steer a terminal: what is wrong with them is said in signs.</summary>
public sealed class HostilePackTests : IDisposable
{
    private readonly BadInputFolder _folder = new();

    [Theory]
    [InlineData("pack/products.yaml", "key: [productID]", "\"k\\u001b\\u202ey\": [productID]", "unknown key `k␛<202E>y`")]
    [InlineData("pack/products.yaml", "key: [productID]", "key: [\"product\\u001b\\u202eID\"]", "`product␛<202E>ID`")]
    [InlineData("pack/products.yaml", "key: [productID]", "key: [productID\u001b\u009b]", "")]
    [InlineData("pack/products.yaml", "module: books.items", "module: \"books.\\e]8;;x\\a\"", "unknown module `books.␛]8;;x␇`")]
    [InlineData("pack/products.yaml", "source: products.csv", "source: \"\\e[2J\\rproducts.csv\"", "`␛[2J␍products.csv` has a control character in it")]
    [InlineData("pack/products.yaml", "source: products.csv", "source: \"\\u202eproducts.csv\"", "<202E>products.csv is not in the data folder")]
    [InlineData("pack/migration.yaml", "products: [books]", "products: [\"\\e[2J\\r\"]", "unknown product `␛[2J␍`")]
    [InlineData("pack/migration.yaml", "products: [books]", "products: [books]\nparameters: { \"\\e[2J\": 1 }", "")]
    [InlineData("data/orders.csv", "orderID,", "\"or\u001b\u009b\u202ederID\",", "`or␛<009B><202E>derID`")]
    [InlineData("data/orders.csv", "orderID,customerID", "\"a\u001b\",\"a\u001b\"", "It has: `a␛`, `a␛`")]
    public async Task Validate_APackOrAHeaderOfHostileText_WritesNoControlCharacter(string file, string right, string wrong, string said)
    {
        _folder.Edit(file, right, wrong);
        var run = await _folder.InvokeAsync("validate pack --data data");

        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(said.Length > 0 ? 2 : run.ExitCode, run.ExitCode);
        HostileText.AssertClean(file, run.Out + run.Error);
    }

    [Fact]
    public async Task Retry_AFileWhoseNameIsAFormula_FindsItsRowsAgain()
    {
        File.Move(_folder["data/customers.csv"], _folder["data/=1+1\u202e.csv"]);
        _folder.Edit("pack/customers.yaml", "source: customers.csv", "source: \"=1+1\\u202e.csv\"");
        _folder.EditLine("data/=1+1\u202e.csv", 2, row => row.Replace("Ernst Handel", new string('x', 201), StringComparison.Ordinal));
        Assert.Equal(1, (await _folder.InvokeAsync("run pack --data data --run run")).ExitCode);
        Assert.Contains(",'=1+1<202E>.csv#1@", _folder.Read("run/errors/customers.csv"), StringComparison.Ordinal);
        _folder.Edit("run/errors/customers.csv", new string('x', 201), "Ernst Handel");
        var retried = await _folder.InvokeAsync("retry run");

        Assert.True(retried.ExitCode == 0, retried.Out + retried.Error);
    }

    public void Dispose() => _folder.Dispose();
}
