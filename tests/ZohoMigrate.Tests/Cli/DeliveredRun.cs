using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>One run of a small company with some dirty rows, delivered once into its in-process sandbox, of which every test takes a copy.</summary>
public sealed class DeliveredRun : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A run folder of clean data: everything is delivered.</summary>
    public string Clean => _folder["clean"];

    /// <summary>A run folder with a rejected customer, its blocked orders, a rejected order and an orphan line.</summary>
    public string Dirty => _folder["dirty"];

    public async Task InitializeAsync()
    {
        var data = _folder["data"];
        CopyFolder(Repository.PathOf("sample-data", "northwind-small"), data);
        await DeliverAsync(Repository.PathOf("sample-data", "northwind-small"), Clean, exitCode: 0);

        var customers = Path.Combine(data, "customers.csv");
        var text = await File.ReadAllTextAsync(customers);
        Assert.Contains("Great Lakes Food Market", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(customers, text.Replace("Great Lakes Food Market", new string('x', 201), StringComparison.Ordinal));
        var details = Path.Combine(data, "order_details.csv");
        var lines = await File.ReadAllLinesAsync(details);
        lines[1] = string.Join(',', lines[1].Split(',').Select((cell, column) => column == 3 ? "twelve" : cell));
        await File.WriteAllLinesAsync(details, [.. lines, "99999,11,14,1,0"]);
        await DeliverAsync(data, Dirty, exitCode: 1);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task DeliverAsync(string data, string run, int exitCode)
    {
        var delivered = await CliRun.InvokeAsync("run", "mappings/northwind-to-books", "--data", data, "--run", run);
        Assert.True(delivered.ExitCode == exitCode, delivered.Out + delivered.Error);
    }
}
