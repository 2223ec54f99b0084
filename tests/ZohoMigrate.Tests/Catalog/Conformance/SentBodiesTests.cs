using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>What runs really send is what Zoho's documents take.</summary>
public sealed class SentBodiesTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    private static readonly Dictionary<string, Action<TemporaryFolder>?> Books = new(StringComparer.Ordinal)
    {
        ["the small Northwind"] = null,
        ["the purchase side"] = PurchaseBooks.WriteTo,
        ["from the estimate to the credit"] = CreditBooks.WriteTo,
        ["what a move begins with"] = MasterBooks.WriteTo,
    };

    /// <summary>Shipped pack → its sample, and what it must be told.</summary>
    private static readonly Dictionary<string, (string Sample, string[] Set)> Shipped = new(StringComparer.Ordinal)
    {
        ["northwind-with-purchases"] = ("northwind-small", []),
        ["quickbooks-to-books"] = ("quickbooks", []),
        ["tally-to-books"] = ("tally-gst", ["--set", "cutover=2025-01-01"]),
        ["xero-to-books"] = ("xero", ["--set", "paid_on=2024-04-30", "--set", "currency=GBP"]),
        ["zoho-books-csv"] = ("zoho-books-csv", ["--set", "opening_date=2024-03-31"]),
    };

    /// <summary>Those that say that their amounts are rupees.</summary>
    private static readonly string[] Indian = ["tally-to-books", "zoho-books-csv"];

    public static TheoryData<string> Moves => new(Books.Keys);

    public static TheoryData<string> Packs => new(Shipped.Keys);

    [SkippableTheory, MemberData(nameof(Moves))]
    public async Task Run_OfTheseBooks_SendsWhatTheDocumentsTake(string books)
    {
        ZohoDocuments.SkipIfMissing();
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, Books[books]);
        var run = await zoho.RunAsync("--config", "Log:Values=true");

        AssertIsTaken(zoho, run);
    }

    [SkippableTheory, MemberData(nameof(Packs))]
    public async Task Run_OfAShippedPack_SendsWhatTheDocumentsTake(string pack)
    {
        ZohoDocuments.SkipIfMissing();
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);
        var (sample, set) = Shipped[pack];
        if (Indian.Contains(pack))
            await zoho.KeepBooksInAsync("INR");

        var run = await zoho.InvokeAsync(
            ["run", Repository.PathOf("mappings", pack), "--data", Repository.PathOf("sample-data", sample), "--run", "run", "--config", "Log:Values=true", .. set]);

        AssertIsTaken(zoho, run);
    }

    private static void AssertIsTaken(FaultyZoho zoho, CliRun run)
    {
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var sent = SentBodies.In(zoho.PathOf("run/run.log"), Catalogue);
        var differences = sent.SelectMany(request => Differences(request.Operation, request.Body)).Distinct(StringComparer.Ordinal);

        Assert.InRange(sent.Count, 8, 300);
        Assert.Equal([], differences.Except(KnownDifferences.All.Keys, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Differences(OperationSpec operation, System.Text.Json.Nodes.JsonObject body)
    {
        var document = ZohoDocuments.Of(Catalogue.Module(operation.Module!));
        var call = document.Find(operation, Catalogue.Product(operation.Product))!;
        var step = operation.Name == "create" ? "" : $"{operation.Name}: ";
        return SentBodies.Differences(body, document.RequestOf(call), $"{operation.Module}: {step}");
    }
}
