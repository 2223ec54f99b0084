using Xunit;
using ZohoMigrate.Testing.Large;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Files with more columns than anyone mapped: read, reported and taken back, or refused, in a time and memory that have an end.</summary>
public sealed class WideFileTests : IDisposable
{
    private const int Columns = 50_000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    private readonly BadInputFolder _folder = new();

    [Fact]
    public async Task Commands_OnAFileOfManyColumns_ReadItReportItAndTakeItBack()
    {
        Widen(Columns);
        // One record that is rejected, and one row that cannot be read.
        _folder.EditLine("data/customers.csv", 2, row => row.Replace("Ernst Handel", new string('n', 201), StringComparison.Ordinal));
        _folder.EditLine("data/customers.csv", 3, row => row + ",more");

        foreach (var output in new[] { "text", "csv" })
            Assert.Equal(1, (await InvokeAsync($"preview data/customers.csv --output {output}")).ExitCode);
        Assert.Equal(1, (await InvokeAsync("validate pack --data data")).ExitCode);
        Assert.Equal(1, (await InvokeAsync("run pack --data data --run run")).ExitCode);
        Assert.Equal(0, (await InvokeAsync("status run")).ExitCode);
        _folder.Edit("run/errors/customers.csv", new string('n', 201), "Ernst Handel");
        BadInputFolder.AssertPlain(await InvokeAsync("retry run"), "1 cell of 1 row corrected");
    }

    [Fact]
    public async Task Retry_AFileWhoseManyColumnsAllHaveOtherNames_IsRefusedInTime()
    {
        Widen(Columns);
        _folder.EditLine("data/customers.csv", 2, row => row.Replace("Ernst Handel", new string('n', 201), StringComparison.Ordinal));
        Assert.Equal(1, (await InvokeAsync("run pack --data data --run run --dry-run")).ExitCode);
        _folder.EditLine("run/errors/customers.csv", 1, row => row.Replace("extra", "column-", StringComparison.Ordinal));
        var retried = await InvokeAsync("retry run");

        Assert.Equal(2, retried.ExitCode);
        BadInputFolder.AssertPlain(retried, "the column `extra0` of customers.csv is missing", " …. Keep the source's columns as they are");
        Assert.InRange(retried.Error.Length, 1, 10_000);
    }

    [Theory]
    [InlineData("c", "customers.csv line 1: 100011 columns are named, and a file may have 100000. Does the mapping name the character that separates its cells")]
    [InlineData("", "customers.csv line 1: 100011 columns are named, and a file may have 100000.")]
    public async Task Commands_OnAFileOfMoreColumnsThanAnyTable_RefuseIt(string name, string said)
    {
        _folder.EditLine("data/customers.csv", 1, row => row + string.Concat(Enumerable.Repeat($",{name}", 100_000)));

        foreach (var line in new[] { "preview data/customers.csv", "validate pack --data data", "run pack --data data --run run" })
        {
            var run = await InvokeAsync(line);
            BadInputFolder.AssertPlain(run, said);
            Assert.Equal((2, ""), (run.ExitCode, run.Out));
        }
    }

    [Fact]
    public async Task Validate_ManyNamesThatAreThereTwice_AreNoHarmWhereNothingIsReadFromThem()
    {
        _folder.EditLine("data/customers.csv", 1, row => row + string.Concat(Enumerable.Range(0, Columns).Select(number => $",c{number / 2}")));
        var run = await InvokeAsync("validate pack --data data");

        Assert.Equal(1, run.ExitCode);
        BadInputFolder.AssertPlain(run, $"it has 11 cells where the file has {Columns + 11} columns.");
    }

    [Theory]
    [InlineData("customerID")]
    [InlineData("companyName")]
    public async Task Validate_AColumnWhoseNameIsLongerThanAnyone_IsComparedWithNothing(string column)
    {
        _folder.EditLine("data/customers.csv", 1, row => row.Replace(column, column + new string('x', 1_000_000), StringComparison.Ordinal));

        BadInputFolder.AssertPlain(await InvokeAsync("validate pack --data data"), $"does not have the columns its mapping needs: `{column}`");
    }

    public void Dispose() => _folder.Dispose();

    private void Widen(int columns)
    {
        var rows = _folder.Read("data/customers.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (names, cells) = (string.Concat(Enumerable.Range(0, columns).Select(number => $",extra{number}")), string.Concat(Enumerable.Repeat(",x", columns)));
        _folder.Write("data/customers.csv", string.Concat(rows.Select((row, at) => row + (at == 0 ? names : cells) + "\n")));
    }

    private Task<CliRun> InvokeAsync(string line) => _folder.InvokeAsync(line).WaitAsync(Enough);
}
