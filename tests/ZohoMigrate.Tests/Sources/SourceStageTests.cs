using System.Text;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

public sealed class SourceStageTests
{
    private static readonly Dictionary<string, Action<string>> Meanwhile = new(StringComparer.Ordinal)
    {
        ["written to"] = path => Write(path, "3\n", FileMode.Append),
        ["begun anew"] = path => Write(path, "a\n", FileMode.Create),
        ["replaced by one as long"] = path => Replace(path, "a\n3\n4\n"),
        ["deleted"] = File.Delete,
    };

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task ReadAsync_QuotedLineBreaks_GivesFirstAndLastLine(string lineBreak)
    {
        var text = "a,b\n1,\"x\ny\nz\"\n\n2,plain\n3,\"p\nq\"".Replace("\n", lineBreak, StringComparison.Ordinal);

        var rows = (await ReadSource.OfTextAsync(text)).Records.Select(record => record.Header).ToList();

        Assert.Equal([(1L, 2L, 4L), (2L, 6L, 6L), (3L, 7L, 8L)], rows.Select(row => (row.Number, row.FirstLine, row.LastLine)));
        Assert.Equal($"x{lineBreak}y{lineBreak}z", rows[0].Cells[1]);
        Assert.Equal("rows.csv#3", rows[2].Id);
    }

    [Theory]
    [InlineData("3\" pipe,4", "stray-quote")]
    [InlineData("\"x\"y,4", "text-after-quote")]
    [InlineData("1,2,3", "ragged-row")]
    [InlineData("1", "ragged-row")]
    [InlineData("1,\"never closed", "unclosed-quote")]
    public async Task ReadAsync_BadRow_IsUnreadableAndTheOthersAreRead(string row, string code)
    {
        var read = await ReadSource.OfTextAsync($"a,b\n5,6\n{row}\n7,8\n");

        var stray = Assert.Single(read.Strays);
        Assert.Equal((RowRole.Unreadable, code, 2L, 3L, 3L), (stray.Role, stray.Problem!.Code, stray.Row.Number, stray.Row.FirstLine, stray.Row.LastLine));
        Assert.Equal([row], stray.Row.Cells);
        Assert.Contains("rows.csv line 3", stray.Problem.Message, StringComparison.Ordinal);
        Assert.Equal([(1L, 2L), (3L, 4L)], read.Records.Select(record => (record.Header.Number, record.Header.FirstLine)));
        Assert.Equal(3, read.Opened.RowsOf(read.Opened.Files[0]));
    }

    [Fact]
    public async Task ReadAsync_UnclosedQuoteBeforeMegabytesWithDoubledQuotes_LosesThatRowOnly()
    {
        var text = new StringBuilder("a,b,c\n1,\"first\nline\",x\n2,\"open,y\n");
        for (var i = 0; i < 600_000; i++)
            text.Append(i).Append(",\"\",z\n");

        var read = await ReadSource.OfTextAsync(text.ToString());

        var stray = Assert.Single(read.Strays);
        Assert.Equal(("unclosed-quote", 4L, 4L), (stray.Problem!.Code, stray.Row.FirstLine, stray.Row.LastLine));
        Assert.Equal(600_001, read.Records.Count);
        Assert.Equal(600_004, read.Records[^1].Header.LastLine);
        Assert.Equal(600_002, read.Records[^1].Header.Number);
    }

    [Fact]
    public async Task ReadAsync_QuoteOpensInLaterLineOfARow_CutsBehindThatLine()
    {
        var read = await ReadSource.OfTextAsync("a,b\n\"x\ny\",\"open\n3,4\n");

        var stray = Assert.Single(read.Strays);
        Assert.Equal((2L, 3L), (stray.Row.FirstLine, stray.Row.LastLine));
        Assert.Equal("4", Assert.Single(read.Records).Header.Cells[1]);
    }

    [Fact]
    public async Task ReadAsync_LineLongerThanAnyRow_IsOneRowWithItsLine()
    {
        var source = await ReadSource.OfTextAsync("a,b\n1,2\n" + new string('x', 5 * 1024 * 1024) + "\n3,4\n");

        var tooLong = Assert.Single(source.Strays);
        Assert.Equal(("row-too-long", 3L, 3L), (tooLong.Problem!.Code, tooLong.Row.FirstLine, tooLong.Row.LastLine));
        Assert.Equal([2L, 4L], source.Records.Select(record => record.Header.FirstLine));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    public async Task ReadAsync_Encoding_IsRead(string name, bool withMark)
    {
        var encoding = SourceEncoding.Find(name)!;
        byte[] bytes = [.. withMark ? encoding.Preamble : [], .. encoding.GetBytes("näme;b\nMüller;2\n")];
        using var folder = new TemporaryFolder().Write("rows.csv", bytes);
        var table = new TableSource("rows.csv") { Encoding = withMark ? "utf-8" : name, Delimiter = ';', Columns = ["näme"] };

        var read = await ReadSource.OfAsync(new StreamSource { Stream = "rows", Header = table }, folder.Path);

        Assert.Equal(["näme", "b"], read.Opened.Files[0].Columns);
        Assert.Equal(["Müller", "2"], Assert.Single(read.Records).Header.Cells);
    }

    [Fact]
    public async Task ReadAsync_BytesThatAreNotUtf8_AreUnreadable()
    {
        using var folder = new TemporaryFolder().Write("rows.csv", Encoding.Latin1.GetBytes("a,b\nMüller,1\nMuller,2\n"));

        var source = new StreamSource { Stream = "rows", Header = new TableSource("rows.csv") { Encoding = "utf-8" } };

        var read = await ReadSource.OfAsync(source, folder.Path);

        Assert.Equal("wrong-encoding", Assert.Single(read.Strays).Problem!.Code);
        Assert.Single(read.Records);
    }

    [Fact]
    public async Task OpenAsync_MissingColumns_NamesThemAndTheNearest()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadSource.OfTextAsync("orderId,name\n1,2\n", "orderID", "price"));

        Assert.Contains("rows.csv does not have the columns its mapping needs: `orderID` (did you mean `orderId`?), `price`", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b,a\n1,2,3\n", "more than one column is named `a`", "a")]
    [InlineData("", "is empty")]
    [InlineData("a,\"b\n1,2\n", "cannot be read")]
    public async Task OpenAsync_BadHeader_Throws(string text, string message, params string[] needed)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadSource.OfTextAsync(text, needed));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../rows.csv", "leads out of the data folder")]
    [InlineData("/etc/hosts", "leads out of the data folder")]
    [InlineData("row.csv", "Did you mean rows.csv?")]
    public async Task OpenAsync_FileThatIsNotThere_SaysSo(string name, string message)
    {
        using var folder = new TemporaryFolder().Write("rows.csv", "a\n1\n");

        var error = await Assert.ThrowsAsync<SourceException>(() => ReadSource.OfAsync(ReadSource.Plain(name), folder.Path));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_Fingerprint_IsTheHashOfTheBytes()
    {
        var read = await ReadSource.OfTextAsync("a\n1\n");

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a\n1\n"u8)), read.Opened.Files[0].Fingerprint);
    }

    [SkippableTheory]
    [InlineData("written to", "rows.csv was changed while it was being read. Let whatever writes it come to its end, and try again.")]
    [InlineData("begun anew", "rows.csv was changed while it was being read.")]
    [InlineData("replaced by one as long", "rows.csv was changed while it was being read.")]
    [InlineData("deleted", "rows.csv cannot be read: Could not find file")]
    public async Task ReadAsync_TheFileIsAnotherWhenItIsRead_Throws(string what, string message)
    {
        Skip.If(OperatingSystem.IsWindows(), $"a file that is being read cannot be {what} there");
        using var folder = new TemporaryFolder().Write("rows.csv", "a\n1\n2\n");
        var opened = await SourceStage.OpenAsync(ReadSource.Plain("rows.csv"), folder.Path, new ViewTables(folder.Path, TimeProvider.System), CancellationToken.None);

        var error = await Assert.ThrowsAsync<SourceException>(async () =>
        {
            await foreach (var item in opened.ReadAsync(CancellationToken.None))
            {
                if (item is SourceRecord { Ordinal: 0 })
                    Meanwhile[what](folder["rows.csv"]);
            }
        });

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Stops()
    {
        using var folder = new TemporaryFolder().Write("rows.csv", "a\n1\n2\n");
        using var cancellation = new CancellationTokenSource();
        var opened = await SourceStage.OpenAsync(ReadSource.Plain("rows.csv"), folder.Path, new ViewTables(folder.Path, TimeProvider.System), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await opened.ReadAsync(cancellation.Token).CountAsync());
    }

    // As another program would: one of .NET that reads lets no other of .NET write.
    private static void Write(string path, string text, FileMode mode)
    {
        using var file = new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Replace(string path, string text)
    {
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }
}
