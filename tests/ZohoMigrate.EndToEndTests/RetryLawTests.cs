using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Whatever is wrong with the files: mended in the error report, they end in the books of the clean ones, nothing twice.</summary>
public sealed class RetryLawTests(ITestOutputHelper output)
{
    private static readonly LaneOptions Lane = new() { Requests = 200, Window = TimeSpan.FromMilliseconds(400) };

    [Fact]
    public async Task Retry_AnyFaultsMendedWithTheOriginals_EndsInTheSameBooks()
    {
        var clean = await BooksAsync([], []);

        Check.One(
            Law.Of(20261121, 8),
            Prop.ForAll(Faults().ToArbitrary(), faults => Assert.Equal(clean, BooksAsync(faults.Spoilt, faults.Torn).GetAwaiter().GetResult())));
    }

    private static Gen<((int, int)[] Spoilt, (int, bool)[] Torn)> Faults() =>
        from spoilt in Gen.Zip(Gen.Choose(0, 1000), Gen.Choose(0, 1000)).ArrayOf(8)
        from torn in Gen.Zip(Gen.Choose(0, 1000), Gen.Elements(true, false)).ArrayOf(2)
        select (spoilt, torn);

    private async Task<string> BooksAsync((int Kind, int Row)[] spoilt, (int Row, bool ByQuote)[] torn)
    {
        using var folder = new TemporaryFolder();
        var source = new DirtyNorthwind(folder);
        source.Write(spoilt);
        string[] tearable = ["orders.csv", "customers.csv"];
        for (var i = 0; i < torn.Length; i++)
            source.Tear(tearable[i % tearable.Length], torn[i].Row, torn[i].ByQuote);
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Limit = 200, Window = TimeSpan.FromMilliseconds(400), StateFile = folder["zoho.db"], Faults = SandboxFaults.None },
            TimeProvider.System,
            CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, HastyDelivery.Options, Lane, seed: 7, TimeProvider.System);
        await run.StageAsync(RunFiles.NorthwindPack, source.Path);
        var first = await run.DeliverAsync(CancellationToken.None);
        await AssertAccountsAsync(run);
        if (first.State == RunState.CompletedWithErrors)
        {
            var originals = new Originals(RunFiles.NorthwindSmall);
            var taken = await run.RetryAsync(RunFiles.NorthwindPack, errors => originals.Mend(errors));
            await AssertAccountsAsync(run);
            output.WriteLine($"{taken}");
        }

        var end = await run.DeliverAsync(CancellationToken.None);
        await AssertAccountsAsync(run);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.Empty(zoho.Duplicates);
        return $"{end.State}: " + string.Join(", ", zoho.Records.OrderBy(module => module.Key, StringComparer.Ordinal)
            .Select(module => $"{module.Key} {module.Value.Count} of {module.Value.Total} ({string.Join(' ', module.Value.Statuses.OrderBy(status => status.Key, StringComparer.Ordinal))})"));
    }

    // Law 1, for records and for rows.
    private static async Task AssertAccountsAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        foreach (var stream in await checkpoint.ReadStreamsAsync(CancellationToken.None))
            Assert.Equal(stream.Records, stream.States.Values.Sum());
        foreach (var file in await checkpoint.ReadFilesAsync(CancellationToken.None))
            Assert.Equal(file.Rows, file.InRecords + file.Excluded + file.Orphan + file.Unreadable);
    }
}
