using System.IO.Compression;
using System.Text;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Source files as users bring them. A file that cannot be used at all is said at once, with all others; a bad row is only a row.</summary>
public sealed class FileTests : IDisposable
{
    private static readonly Encoding WesternEuropean = CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!;

    private static readonly Dictionary<string, Action<BadInputFolder>> Spoil = new(StringComparer.Ordinal)
    {
        ["empty file"] = folder => folder.Write("data/products.csv", ""),
        ["blank lines only"] = folder => folder.Write("data/products.csv", "\n\n\n"),
        ["header only"] = folder => folder.Write("data/products.csv", folder.Read("data/products.csv").Split('\n')[0] + "\n"),
        ["missing file"] = folder => File.Delete(folder["data/products.csv"]),
        ["two missing files"] = folder => Array.ForEach(["data/products.csv", "data/order_details.csv"], name => File.Delete(folder[name])),
        ["empty folder"] = folder => Array.ForEach(Directory.GetFiles(folder["data"]), File.Delete),
        ["folder of that name"] = folder =>
        {
            File.Delete(folder["data/products.csv"]);
            Directory.CreateDirectory(folder["data/products.csv"]);
        },
        ["other capitals"] = folder => File.Move(folder["data/products.csv"], folder["data/Products.CSV"]),
        ["link to itself"] = folder =>
        {
            File.Delete(folder["data/products.csv"]);
            File.CreateSymbolicLink(folder["data/products.csv"], "products.csv");
        },
        ["missing column"] = folder => folder.Edit("data/products.csv", "productName,", ""),
        ["renamed column"] = folder => folder.Edit("data/customers.csv", "companyName", "company_name"),
        ["column in other capitals"] = folder => folder.Edit("data/customers.csv", "companyName", "CompanyName"),
        ["100 000 columns"] = folder => folder.Write("data/products.csv", string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"c{number}")) + "\n"),
        ["title above the names"] = folder => folder.Write("data/products.csv", "Products\nas of 2024-01-31\n\n" + folder.Read("data/products.csv")),
        ["semicolons"] = folder => folder.Write("data/products.csv", folder.Read("data/products.csv").Replace(',', ';')),
        ["tabs"] = folder => folder.Write("data/products.csv", folder.Read("data/products.csv").Replace(',', '\t')),
        ["duplicate header"] = folder => folder.Edit("data/customers.csv", "contactTitle", "contactName"),
        ["separator after the header"] = folder => folder.Edit("data/products.csv", "discontinued\n", "discontinued,\n"),
        ["separator after every row"] = folder => folder.Edit("data/products.csv", "\n", ",\n"),
        ["row too long and row too short"] = folder => folder.EditLine("data/customers.csv", 2, row => row + ",more\nQUICK,too few"),
        ["quote left open in the header"] = folder => folder.Write("data/customers.csv", "\"" + folder.Read("data/customers.csv")),
        ["quote left open in a row"] = folder => folder.EditLine("data/customers.csv", 2, row => InItsSecondCell(row, "\"")),
        ["quote left open at the end"] = folder => folder.Write("data/customers.csv", folder.Read("data/customers.csv") + "\""),
        ["NUL bytes at the end"] = folder => folder.Write("data/customers.csv", folder.Read("data/customers.csv") + new string('\0', 40)),
        ["NUL byte in the header"] = folder => folder.Edit("data/products.csv", "productName", "product\0Name"),
        ["NUL byte in a cell"] = folder => folder.EditLine("data/customers.csv", 2, row => InItsSecondCell(row, "\0")),
        ["5 MB cell"] = folder => folder.EditLine("data/customers.csv", 2, row => InItsSecondCell(row, new string('x', 5_000_000))),
        ["same key twice"] = folder => folder.EditLine("data/customers.csv", 3, row => folder.Read("data/customers.csv").Split('\n')[1].Split(',')[0] + row[row.IndexOf(',', StringComparison.Ordinal)..]),
        ["Excel workbook"] = folder => Zip(folder["data/products.csv"]),
        ["old Excel workbook"] = folder => folder.Write("data/products.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
        ["compressed"] = folder => folder.Write("data/products.csv", [0x1F, 0x8B, 8, 0, 0, 0]),
        ["PDF"] = folder => folder.Write("data/products.csv", "%PDF-1.7\n1 0 obj"),
        ["web page"] = folder => folder.Write("data/products.csv", "<!DOCTYPE html><html><body>Please log in</body></html>"),
        ["JSON"] = folder => folder.Write("data/products.csv", """[{"productID": 1}]"""),
        ["not text"] = folder => folder.Write("data/products.csv", Enumerable.Repeat<byte[]>([0xFF, 0x00, 0xC3, 0x28, 0x00], 100).SelectMany(bytes => bytes).ToArray()),
        ["not text, without NUL"] = folder => folder.Write("data/products.csv", [0xFF, 0xC3, 0x28, 0x0A, 0xC3]),
        ["other encoding"] = folder => File.WriteAllText(folder["data/customers.csv"], folder.Read("data/customers.csv"), WesternEuropean),
        ["one damaged row of UTF-8"] = folder => Damage(folder["data/customers.csv"], line: 5),
        ["UTF-16 without mark"] = folder => folder.Write("data/products.csv", Encoding.Unicode.GetBytes(folder.Read("data/products.csv"))),
        ["UTF-16"] = folder => File.WriteAllText(folder["data/customers.csv"], folder.Read("data/customers.csv"), Encoding.Unicode),
        ["byte order mark"] = folder => File.WriteAllText(folder["data/customers.csv"], folder.Read("data/customers.csv"), Encoding.UTF8),
        ["CRLF"] = folder => folder.Edit("data/orders.csv", "\n", "\r\n"),
    };

    private static readonly int Customers = File.ReadAllLines(Repository.PathOf("sample-data", "northwind-small", "customers.csv")).Length - 1;

    private readonly BadInputFolder _folder = new();

    public static TheoryData<string, int, string> Cases => new()
    {
        { "empty file", 2, "products.csv is empty: its first row should name the columns." },
        { "blank lines only", 2, "products.csv is empty: its first row should name the columns." },
        { "header only", 1, "line_items[0].item_id refers to stream `products`" },
        { "missing file", 2, "products.csv is not in the data folder" },
        { "two missing files", 2, "order_details.csv is not in the data folder" },
        { "empty folder", 2, "No file is in it. Say with --data where the source files are." },
        { "folder of that name", 2, "not a file. Name the CSV file in the mapping, or move it up." },
        { "other capitals", 2, "Products.CSV is: capital and small letters are told apart here. Rename the file" },
        { "link to itself", 2, "products.csv cannot be read: " },
        { "missing column", 2, "products.csv does not have the columns its mapping needs: `productName`. It has: `productID`, `supplierID`" },
        { "renamed column", 2, "`companyName` (did you mean `company_name`?)" },
        { "column in other capitals", 2, "`companyName` (did you mean `CompanyName`?)" },
        { "100 000 columns", 2, "`c29` and 99970 more." },
        { "title above the names", 0, "products.csv is read with columns named in line 4." },
        { "semicolons", 0, "products.csv is read with cells separated by `;`." },
        { "tabs", 0, "products.csv is read with cells separated by tabs." },
        { "duplicate header", 2, "customers.csv: more than one column is named `contactName`." },
        { "separator after the header", 0, "Valid: nothing is wrong." },
        { "separator after every row", 0, "Valid: nothing is wrong." },
        { "row too long and row too short", 1, "it has 12 cells where the file has 11 columns. → Put cells that contain the separator in quotes. "
            + "1 × too many or too few cells [ragged-row] in customers, e.g. customers.csv:3 customers.csv line 3: the row cannot be read: "
            + "it has 2 cells where the file has 11 columns. → Write every cell, empty ones too," },
        { "quote left open in the header", 2, "customers.csv line 1: the row that names the columns cannot be read: a quote is opened and never closed." },
        { "quote left open in a row", 1, "customers.csv line 2: the row cannot be read: a quote is opened and never closed. → Close the quote" },
        { "quote left open at the end", 1, $"customers.csv line {Customers + 2}: the row cannot be read: a quote is opened and never closed." },
        { "NUL bytes at the end", 1, $"customers.csv line {Customers + 2}: the row cannot be read: there is a NUL byte in it, which no text has." },
        { "NUL byte in the header", 2, "products.csv line 1: the row that names the columns cannot be read: there is a NUL byte in it, which no text has." },
        { "NUL byte in a cell", 1, "customers.csv line 2: the row cannot be read: there is a NUL byte in it, which no text has." },
        { "5 MB cell", 1, "customers.csv line 2: the row cannot be read: it is longer than 4 MB, the most a row may have" },
        { "same key twice", 1, "the `customerID` of this row is also that of customers.csv line 3" },
        { "Excel workbook", 2, "products.csv is an Excel workbook without a sheet. Export it anew." },
        { "old Excel workbook", 2, "it is an Excel workbook of the old kind (.xls), or one with a password, not a CSV file." },
        { "compressed", 2, "it is compressed (gzip), not a CSV file. Unpack it" },
        { "PDF", 2, "it is a PDF document, not a CSV file. Export the table itself" },
        { "web page", 2, "it is a web page, not a CSV file." },
        { "JSON", 2, "it is a JSON document, not a CSV file." },
        { "not text", 2, "products.csv cannot be read: it is not a text file: there are NUL bytes in it. Export it anew as CSV." },
        { "not text, without NUL", 2, "products.csv does not have the columns its mapping needs: " },
        { "other encoding", 0, "customers.csv is read as windows-1252 (a guess: see that names with accents are right)." },
        { "one damaged row of UTF-8", 1, "customers.csv line 5: the row cannot be read: its bytes are not text in the file's encoding, first its byte 8 (FF). → The other rows are UTF-8, so the file is:" },
        { "UTF-16 without mark", 0, "products.csv is read as utf-16 (a guess: see that names with accents are right)." },
        { "UTF-16", 0, "Valid: nothing is wrong." },
        { "byte order mark", 0, "Valid: nothing is wrong." },
        { "CRLF", 0, "Valid: nothing is wrong." },
    };

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public async Task Validate_ASpoiltFile_IsSaidPlainly(string what, int exitCode, string said)
    {
        Skip.If(OperatingSystem.IsWindows() && what is "other capitals" or "link to itself", "the file system knows neither");
        Spoil[what](_folder);
        var run = await _folder.InvokeAsync("validate pack --data data --run checked");

        Assert.Equal((exitCode, exitCode != 2), (run.ExitCode, run.Error.Length == 0));
        BadInputFolder.AssertPlain(run, said);
    }

    [Fact]
    public void Cases_AreAllOfTheTable() => Assert.Equal(Spoil.Keys.Order(), Cases.Select(given => (string)given[0]).Order());

    [Fact]
    public async Task Validate_SeveralFilesAreSpoilt_AreAllNamed()
    {
        Spoil["two missing files"](_folder);
        Spoil["renamed column"](_folder);
        var run = await _folder.InvokeAsync("validate pack --data data");

        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("data", "is a file. Name the folder it is in with --data.")]
    [InlineData("nowhere", "does not exist. Say where the source files are with --data.")]
    public async Task Validate_NoDataFolder_IsSaidBeforeAnythingIsMade(string data, string said)
    {
        if (data == "data")
            data = "data/orders.csv";
        var run = await _folder.InvokeAsync($"validate pack --data {data} --run checked");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        BadInputFolder.AssertPlain(run, said);
        Assert.False(Directory.Exists(_folder["checked"]));
    }

    public void Dispose() => _folder.Dispose();

    private static string InItsSecondCell(string row, string text) => row.Insert(row.IndexOf(',', StringComparison.Ordinal) + 1, text);

    private static void Damage(string path, int line)
    {
        var bytes = File.ReadAllBytes(path).ToList();
        var at = Enumerable.Range(0, bytes.Count).Where(i => bytes[i] == '\n').ElementAt(line - 2);
        bytes.InsertRange(at + 8, [0xFF, 0xFE]);
        File.WriteAllBytes(path, [.. bytes]);
    }

    private static void Zip(string path)
    {
        File.Delete(path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = archive.CreateEntry("xl/workbook.xml").Open();
        entry.Write("<workbook/>"u8);
    }
}
