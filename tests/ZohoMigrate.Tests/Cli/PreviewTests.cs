using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using ZohoMigrate.Pipeline.Sources.Previewing;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Sources;

namespace ZohoMigrate.Tests.Cli;

public sealed class PreviewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Preview_AFile_IsAsApproved() =>
        Expectation.Check("preview", (await CliRun.InvokeAsync("preview", "sample-data/northwind/orders.csv", "--rows", "2")).Out);

    [Fact]
    public async Task Preview_AFileWithEverythingWrong_IsAsApproved()
    {
        await WriteAsync("bad.csv", "id;name;;name\r\n1;a\u001B[2Jb;x;y\n5;a\0b;x;y\r\n2;too;few\r\n3;ok;x;\"never\n4;c;d;e\r\n", Encoding.UTF8);
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "bad.csv"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001B', run.Out);
        Expectation.Check("preview-bad", run.Out);
    }

    [Fact]
    public async Task Preview_AFileFullOfNuls_ShowsItAndWhereTheyAre()
    {
        await WriteAsync("padded.csv", "id,name\n1,x\n" + string.Concat(Enumerable.Repeat("2,ann\0\0\0\0\0\n", 200)), new UTF8Encoding(false));
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "padded.csv"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("1000 NUL characters, the first in line 3: no text has these.", run.Out, StringComparison.Ordinal);
        Assert.Contains("200 rows cannot be read (nul-byte), line 3, 4,", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_AnotherKindOfFile_SaysWhichItIs()
    {
        await WriteAsync("book.csv", "PK\u0003\u0004\u0014\0\u0006\0", new UTF8Encoding(false));
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "book.csv"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("book.csv cannot be read: it is an Excel workbook", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_RowsThatAFilterHides_AreReadAndCounted()
    {
        string?[][] rows = [[WorkbookFile.Text("id"), WorkbookFile.Text("name")], [WorkbookFile.Number("1"), WorkbookFile.Text("a")], [WorkbookFile.Number("2"), WorkbookFile.Text("b")], [WorkbookFile.Number("3"), WorkbookFile.Text("c")]];
        _folder.Write("book.xlsx", WorkbookFile.OfFiltered(rows));
        _folder.Write("plain.xlsx", WorkbookFile.Of(("Sheet1", rows)));

        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "book.xlsx"]);

        Assert.Contains(", 3 rows below the names", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 of the rows are hidden in Excel, by hand or by a filter, and are read like the others", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", (await CliRun.InvokeAsync(_folder.Path, ["preview", "plain.xlsx"])).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", false, ",", "utf-8", "valid", null)]
    [InlineData("utf-8", true, ",", "utf-8", "mark", null)]
    [InlineData("utf-16", true, ";", "utf-16", "mark", "source: { file: x.csv, delimiter: \";\" }")]
    [InlineData("utf-16", false, ",", "utf-16", "guess", "source: { file: x.csv, encoding: utf-16 }")]
    [InlineData("windows-1252", false, ";", "windows-1252", "guess", "source: { file: x.csv, delimiter: \";\", encoding: windows-1252 }")]
    [InlineData("utf-8", false, "\t", "utf-8", "valid", "source: { file: x.csv, delimiter: tab }")]
    [InlineData("utf-8", false, "|", "utf-8", "valid", "source: { file: x.csv, delimiter: \"|\" }")]
    public async Task Preview_WhateverItIsWrittenIn_FindsOut(string encoding, bool isMarked, string separator, string found, string by, string? source)
    {
        var text = string.Join('\n', new[] { "name,place,amount", "Müller,Zürich,1", "\"Ångström, Å\",Malmö,2", "" }).Replace(",", separator, StringComparison.Ordinal);
        var written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        await File.WriteAllBytesAsync(_folder["x.csv"], [.. isMarked ? written.Preamble : [], .. written.GetBytes(text)]);
        var preview = await PreviewAsync("x.csv");

        Assert.Equal((found, by), (preview.GetProperty("encoding").GetString(), preview.GetProperty("encodingBy").GetString()));
        Assert.Equal(["name", "place", "amount"], preview.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        Assert.Equal("Müller", preview.GetProperty("sample")[0][0].GetString());
        Assert.Equal(source, preview.TryGetProperty("source", out var line) ? line.GetString() : null);
    }

    [Fact]
    public async Task Preview_Utf8WithADamagedLine_SaysWhichAndKeepsTheOthers()
    {
        byte[] damaged = [.. "name,place\nMüller,Zürich\nAnn,Ghent\nJ"u8, 0xFF, 0xFE, .. "rg,Bonn\nAndré,Malmö\n"u8];
        await File.WriteAllBytesAsync(_folder["x.csv"], damaged);
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("Encoding: utf-8, but for line 4.", run.Out, StringComparison.Ordinal);
        Assert.Contains("André", run.Out, StringComparison.Ordinal);
        Assert.Contains("The other rows are UTF-8, so the file is: write the letters of this row anew, or export it again.", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("windows-1252", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name\nAnn\n", "There is one column, a guess: no comma, semicolon, tab or bar separates cells.")]
    [InlineData("name~city\nAnn~Pune\n", "With `~` between them there would be more: say so with delimiter: \"~\".")]
    [InlineData("name:city\nAnn:Pune\n", "With `:` between them")]
    [InlineData("name city\nAnn Pune\n", "With blanks between them")]
    [InlineData("name\u001fcity\nAnn\u001fPune\n", "With the character U+001F between them there would be more: say so with delimiter: \"\\x1F\".")]
    [InlineData("1,A,100.00,2024-01-01\n2,B,5.00,2024-01-02\n", "Line 1 is read as the names of the columns, and looks like a row of data. If no row names them, say so: header_row: 0")]
    [InlineData("date,name,,debit,credit\n,,,in,out\n1-Apr-24,Ann,,5,\n2-Apr-24,Bob,,,5\n", "1 row cannot be read (more-names), line 2: it looks like more names of columns, not like data. If both rows name the columns, say so: source: { file: …, header_rows: 2 }")]
    [InlineData("no,debit,credit\nof voucher,amount,amount\n1,5,0\n2,0,5\n", "1 row cannot be read (more-names), line 2: it looks like more names of columns")]
    [InlineData("name,amount\nAnn,5\nTotal (1 record),5\nBob,7\nTotal,7\nPage 1 of 1,\n", "3 rows look like totals or footers (total-like), line 3, 5, 6: a run takes such for data.")]
    [InlineData("name,amount\nAnn,#REF!\nBob,5\nCid,#REF!\n", "2 rows hold an error in place of a value (cell-error), line 2, 4; of the first, its `amount` holds the error #REF! in place of a value. A run rejects such a row where the mapping reads the column.")]
    [InlineData("name,name\nAnn,Bob\n", "More than one column is named `name`: nothing can be read from them until each has a name of its own.")]
    public async Task Preview_WhatIsNotCertain_IsNotSaidAsIfItWere(string text, string said)
    {
        await WriteAsync("x.csv", text, new UTF8Encoding(false));

        Assert.Contains(said, (await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv"])).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name,2022,2023,2024\nAnn,1,2,3\n")]
    [InlineData("No,amount,date\n1,unknown,2024-01-01\n2,5,2024-01-02\n")]
    [InlineData("name,amount\nAnn,unknown\nBob,5\nTotal Gas Ltd,5\n")]
    public async Task Preview_NamesAndRowsOfACommonKind_AreTakenAsTheyAre(string text)
    {
        await WriteAsync("x.csv", text, new UTF8Encoding(false));
        var preview = await PreviewAsync("x.csv");

        Assert.Equal((0, 0), (preview.GetProperty("guesses").GetArrayLength(), preview.GetProperty("likeFooters").GetArrayLength()));
    }

    [Fact]
    public async Task Preview_AFileThatARunWouldRefuse_IsNotSaidToBeReadAlike()
    {
        await File.WriteAllBytesAsync(_folder["x.csv"], [.. "name;place\nB"u8, 0x81, .. "cher;K"u8, 0x94, .. "ln\n"u8]);
        var shown = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv"]);
        var written = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv", "--output", "csv"]);

        Assert.Equal((1, 1), (shown.ExitCode, written.ExitCode));
        Assert.Contains("A run would refuse it: x.csv is neither UTF-8 nor windows-1252", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("A run finds the same", shown.Out, StringComparison.Ordinal);
        Assert.Contains("A run would refuse it: x.csv is neither UTF-8 nor windows-1252", written.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_OfOneColumn_IsSaidToBeAGuess()
    {
        await WriteAsync("x.csv", "name~city\nAnn~Pune\n", new UTF8Encoding(false));
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv", "--output", "csv"]);

        Assert.Equal((0, "name~city\nAnn~Pune\n"), (run.ExitCode, run.Out));
        Assert.Contains("There is one column, a guess: no comma, semicolon, tab or bar separates cells. With `~` between them", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-31 2026-02-01", "date yyyy-MM-dd")]
    [InlineData("31/12/2025 01/02/2026", "date dd/MM/yyyy")]
    [InlineData("01/02/2026 03/04/2026", "date dd/MM/yyyy or MM/dd/yyyy")]
    [InlineData("1 -2.50 0.5", "number")]
    [InlineData("1,234.50 12", "number 1,234.50")]
    [InlineData("1.234,50 12", "number 1.234,50")]
    [InlineData("00123 45678", "digits")]
    [InlineData("a@b.example c.d@e.example", "e-mail")]
    [InlineData("yes No", "yes or no")]
    [InlineData("1 b", "text")]
    [InlineData("NULL 5", "number")]
    public async Task Preview_AColumn_SaysWhatEveryCellOfItIs(string cells, string kind)
    {
        await WriteAsync("x.csv", $"a|b\n{string.Join('\n', cells.Split(' ').Select(cell => $"{cell}|x"))}\n", new UTF8Encoding(false));

        Assert.Equal(kind, (await PreviewAsync("x.csv")).GetProperty("columns")[0].GetProperty("looksLike").GetString());
    }

    [Fact]
    public async Task Csv_OfAWindowsFile_IsUtf8WithCommasAndNothingElse()
    {
        await WriteAsync("x.csv", "name;note\r\nMüller;\"a, b\"\r\nGrün;\"he said \"\"no\"\"\"\r\n", CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv", "--output", "csv"]);

        Assert.Equal((0, "name,note\nMüller,\"a, b\"\nGrün,\"he said \"\"no\"\"\"\n"), (run.ExitCode, run.Out));
        Assert.Equal("The encoding, windows-1252, is a guess: look at names with accents. If they are wrong, try another in the mapping.", run.Error.Trim());
    }

    [Fact]
    public async Task Csv_WithRowsThatCannotBeRead_LeavesThemOutAndSaysSo()
    {
        await WriteAsync("x.csv", "a,b\n1,2\n3\n4,5\n", new UTF8Encoding(false));
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv", "--output", "csv"]);

        Assert.Equal((1, "a,b\n1,2\n4,5\n"), (run.ExitCode, run.Out));
        Assert.Contains("Left out: 1 row cannot be read (ragged-row), line 3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfAnyCells_IsReadBackAsTheyWere()
    {
        string[] pieces = ["", "a", ",", "\"", "\n", "\r\n", "ü", " ", ";", "\t"];
        var cell = Gen.Elements(pieces).ListOf(3).Select(parts => string.Concat(parts));
        var rows = cell.ListOf(2).ListOf(4);
        var law = Prop.ForAll(rows.ToArbitrary(), table =>
        {
            var again = WriteAndReadAsync(table).GetAwaiter().GetResult();
            return again.Delimiter == "," && again.Sample.Select(row => string.Join('\u0001', row)).SequenceEqual(table.Where(row => !row.All(string.IsNullOrWhiteSpace)).Select(row => string.Join('\u0001', row)));
        });

        Check.One(Law.Of(20261121, 100), law);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\"a,b\nc", "cannot be read")]
    public async Task Preview_AFileWithoutNames_Exits2(string text, string said)
    {
        await WriteAsync("x.csv", text, new UTF8Encoding(false));
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.csv"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SourcePreview> WriteAndReadAsync(IEnumerable<IList<string>> table)
    {
        await using (var file = new StreamWriter(_folder["x.csv"]))
        {
            var csv = new NormalisedCsv(file);
            foreach (var row in table.Prepend(["one", "two"]))
                await csv.WriteAsync([.. row], CancellationToken.None);
            await csv.FlushAsync(CancellationToken.None);
        }

        return await (await PreviewedFile.OpenAsync(_folder["x.csv"], sheet: null, jsonPath: null, CancellationToken.None)).ReadAsync(10, CancellationToken.None);
    }

    private Task WriteAsync(string name, string text, Encoding encoding) => File.WriteAllTextAsync(_folder[name], text, encoding);

    private async Task<JsonElement> PreviewAsync(string file)
    {
        var run = await CliRun.InvokeAsync(_folder.Path, ["preview", file, "--output", "json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
