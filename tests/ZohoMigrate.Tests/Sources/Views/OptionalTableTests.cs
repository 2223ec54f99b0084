using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>Tables whose file may be missing: what is missing is said, and what is there is never passed over.</summary>
public sealed class OptionalTableTests : IDisposable
{
    private const string Sql = "SELECT g._row, g.name, coalesce(r.rate, 'none') AS rate FROM groups g LEFT JOIN rates r ON r.name = g.name ORDER BY g._row";

    private readonly ViewFolder _folder = new();

    public OptionalTableTests() => Add("rates.csv");

    [Fact]
    public async Task ReadAsync_AnOptionalFile_IsAnEmptyTableUntilItIsThere()
    {
        var (without, before) = await _folder.ReadAsync(Sql);
        _folder.Write("rates.csv", "name,rate\nNorth,5\n");

        var (with, after) = await _folder.ReadAsync(Sql);

        Assert.Equal(["none", "none"], without.Records.Select(record => record.Header.Cells[1]));
        Assert.Equal(["none", "5"], with.Records.Select(record => record.Header.Cells[1]));
        Assert.NotEqual(without.Records[0].Header.LastingId, with.Records[0].Header.LastingId);
        Assert.Equal(TableAccount.Absent("rates.csv"), before.Tables[^1]);
        Assert.Equal(new TableAccount("rates.csv", 1, 0, 0), after.Tables[^1]);
    }

    [Fact]
    public async Task ReadAsync_AnAbsentFileThatNoViewReads_IsNotTold()
    {
        var (_, accounts) = await _folder.ReadAsync("SELECT _row, name FROM groups");

        Assert.DoesNotContain(accounts.Tables, table => table.IsAbsent);
    }

    [Fact]
    public async Task ReadAsync_AnAbsentFileBehindATableThatIsMade_IsTold()
    {
        _folder.Make("known", "SELECT _row, name FROM rates UNION ALL SELECT _row, name FROM groups");

        var (_, accounts) = await _folder.ReadAsync("SELECT _row, name FROM known");

        Assert.Equal("rates.csv", Assert.Single(accounts.Tables, table => table.IsAbsent).File);
    }

    [Theory]
    [InlineData("rates.csv", "Rates.csv")]
    [InlineData("rates.csv", "rates.CSV")]
    [InlineData("credit_notes.csv", "Credit Notes.csv")]
    [InlineData("below/rates.csv", "Below/rates.csv")]
    public async Task CheckAsync_AFileOfAlmostThatName_IsAnErrorThatNamesIt(string file, string there)
    {
        _folder.More.Clear();
        Add(file);
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[there])!);
        _folder.Write(there, "name,rate\nNorth,5\n");

        Assert.Contains($"{file} is not in the data folder {_folder.Path}, but {there} is. Rename it", await _folder.FaultAsync(Sql), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AFileOfAlmostThatNameThatIsAnotherTable_IsNotTakenForIt()
    {
        _folder.More.Add(new("upper", new TableSource("Rates.csv")));
        _folder.Write("Rates.csv", "name\nNorth\n");

        var (_, accounts) = await _folder.ReadAsync(Sql);

        Assert.Equal("rates.csv", Assert.Single(accounts.Tables, table => table.IsAbsent).File);
    }

    [Fact]
    public async Task CheckAsync_AFolderOfThatName_IsNoMissingFile()
    {
        Directory.CreateDirectory(_folder["rates.csv"]);

        Assert.Contains("rates.csv is a folder in ", await _folder.FaultAsync(Sql), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_ALinkToWhatIsNotThere_IsNoMissingFile()
    {
        File.CreateSymbolicLink(_folder["rates.csv"], _folder["gone.csv"]);

        Assert.Contains("rates.csv cannot be read: ", await _folder.FaultAsync(Sql), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../rates.csv", "leads out of the data folder")]
    [InlineData("/nowhere/rates.csv", "leads out of the data folder")]
    public async Task CheckAsync_AFileElsewhere_IsRefusedThoughItIsNotThere(string file, string fault)
    {
        _folder.More.Clear();
        Add(file);

        Assert.Contains(fault, await _folder.FaultAsync(Sql), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_APreviewOfAViewWhoseOnlyFileIsAbsent_HasItsColumnsAndNoRows()
    {
        var preview = await new PreviewedView(_folder.Source("SELECT _row, name, rate FROM rates").Header, _folder.Path, _folder.Time).ReadAsync(5, CancellationToken.None);

        Assert.Equal(["name", "rate"], preview.Columns);
        Assert.Equal(0, preview.Rows);
    }

    public void Dispose() => _folder.Dispose();

    private void Add(string file) =>
        _folder.More.Add(new("rates", new TableSource(file)) { IsOptional = true, Columns = ["name", "rate"], Index = ["name"] });
}
