using System.Globalization;
using Xunit;
using ZohoMigrate.Pipeline.Sources.Previewing;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What large files take of the memory. Measured for the whole process, so nothing else runs meanwhile.</summary>
[Collection("Memory")]
[CollectionDefinition("Memory", DisableParallelization = true)]
public sealed class MemoryTests : IDisposable
{
    private readonly BadInputFolder _folder = new();

    [Fact]
    public async Task Preview_ALargeFile_TakesLittleMemory()
    {
        await using (var file = new StreamWriter(_folder["x.csv"]))
        {
            await file.WriteAsync("id,name,amount\n");
            for (var i = 0; i < 300_000; i++)
                await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{i},Some rather long name of a customer,{i}.50\n"));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var preview = await (await PreviewedFile.OpenAsync(_folder["x.csv"], sheet: null, jsonPath: null, CancellationToken.None)).ReadAsync(5, CancellationToken.None);

        Assert.Equal(300_000, preview.Rows);
        // The file is 15 MB.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 5_000_000);
    }

    // On one line, as most exports write it: 60 MB of which no more is held than a row.
    [Fact]
    public async Task Preview_ALargeJsonDocument_TakesLittleMemory()
    {
        await using (var file = new StreamWriter(_folder["x.json"]))
        {
            await file.WriteAsync("{\"members\":[");
            for (var i = 0; i < 300_000; i++)
                await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}{{\"id\":{i},\"profile\":{{\"real_name\":\"Some rather long name of a member\",\"email\":\"member{i}@example.com\",\"title\":null,\"fields\":[1,2],\"image\":\"https://example.com/{i}.png\"}}}}"));
            await file.WriteAsync("],\"ok\":true}");
        }

        var (before, peak) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var look = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), state: null, dueTime: 0, period: 20);
        var preview = await (await PreviewedFile.OpenAsync(_folder["x.json"], sheet: null, "$.members", CancellationToken.None)).ReadAsync(5, CancellationToken.None);

        Assert.Equal((300_000, 0), (preview.Rows, preview.Unreadable.Count));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 5_000_000);
        Assert.InRange(peak - before, long.MinValue, 50_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public async Task Validate_ACellOf100MB_IsOneRowOfItsFileAndFillsNoMemory(string quote)
    {
        var customers = _folder.Read("data/customers.csv").TrimEnd().Split('\n').Length - 1;
        WriteLongCell(quote, 100);
        var before = GC.GetTotalAllocatedBytes();
        var run = await _folder.InvokeAsync("validate pack --data data --run checked");

        BadInputFolder.AssertPlain(run, "customers.csv line 2: the row cannot be read: it is longer than 4 MB", "[row-too-long] in customers, e.g. customers.csv:2");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\"unreadable\": 1", _folder.Read("checked/summary.json"), StringComparison.Ordinal);
        Assert.Contains($"\"rows\": {customers}", _folder.Read("checked/summary.json"), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 150_000_000);
        Assert.InRange(new FileInfo(_folder["checked/errors/customers.csv"]).Length, 1000, 10_000);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteLongCell(string quote, int megabytes)
    {
        var rows = _folder.Read("data/customers.csv").Split('\n', 3);
        using var file = new StreamWriter(_folder["data/customers.csv"]);
        file.Write($"{rows[0]}\nLONG,{quote}");
        var block = new char[1_000_000];
        Array.Fill(block, 'x');
        for (var i = 0; i < megabytes; i++)
            file.Write(block);
        file.Write($"{quote},,,,,,,,,\n{rows[2]}");
    }
}
