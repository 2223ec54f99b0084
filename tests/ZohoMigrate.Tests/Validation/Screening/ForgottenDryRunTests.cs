using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Large;

namespace ZohoMigrate.Tests.Validation.Screening;

/// <summary>
/// A dry run that is forgotten stages only what something may be wrong with. What it says is what a dry run says that stages everything: of every
/// shipped pack, over its samples and over hundreds of damaged copies of them.
/// </summary>
public sealed class ForgottenDryRunTests
{
    private const int Copies = 10;

    public static TheoryData<string, string> Packs { get; } = new()
    {
        { "mappings/northwind-to-books", "sample-data/northwind-small" },
        { "mappings/northwind-to-books", "sample-data/dirty-northwind/all" },
        { "mappings/northwind-with-purchases", "sample-data/northwind-small" },
        { "mappings/quickbooks-to-books", "sample-data/quickbooks" },
        { "mappings/xero-to-books", "sample-data/xero" },
        { "mappings/zoho-books-csv", "sample-data/zoho-books-csv" },
        { "mappings/tally-to-books", "sample-data/tally" },
        { "mappings/tally-to-books", "sample-data/tally-gst" },
    };

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task Validate_ASampleAndItsDamagedCopies_SaysWhatAFullOneSays(string pack, string sample)
    {
        await SameAsync(pack, Repository.PathOf(sample));
        for (var seed = 0; seed < Copies; seed++)
        {
            using var damaged = new TemporaryFolder();
            DamagedCopy.Write(Repository.PathOf(sample), damaged.Path, new Random(seed));
            await SameAsync(pack, damaged.Path, seed);
        }
    }

    [Fact]
    public async Task Validate_DamagedInvoicesAndTheirPayments_SaysWhatAFullOneSays()
    {
        using var whole = new TemporaryFolder();
        LargeSources.WriteInvoices(whole.Path, 60);
        await SameAsync("bench/packs/invoices", whole.Path);
        for (var seed = 0; seed < 3 * Copies; seed++)
        {
            using var damaged = new TemporaryFolder();
            DamagedCopy.Write(whole.Path, damaged.Path, new Random(seed));
            await SameAsync("bench/packs/invoices", damaged.Path, seed);
        }
    }

    [Fact]
    public async Task Validate_RecordsThatConcernEachOther_SaysWhatAFullOneSays()
    {
        for (var seed = 0; seed < 6 * Copies; seed++)
        {
            using var pack = new TemporaryFolder();
            using var data = new TemporaryFolder();
            TangledBooks.Write(pack.Path, data.Path, new Random(seed));
            await SameAsync(pack.Path, data.Path, seed);
        }
    }

    [Fact]
    public async Task Validate_RowsOfWhichNobodyKnowsTheRecord_SaysWhatAFullOneSays()
    {
        for (var seed = 0; seed < 3 * Copies; seed++)
        {
            using var pack = new TemporaryFolder();
            using var data = new TemporaryFolder();
            UntoldRows.Write(pack, data, new Random(seed));
            await SameAsync(pack.Path, data.Path, seed);
        }
    }

    private static async Task SameAsync(string pack, string data, int seed = -1)
    {
        var (full, lean) = (await DryRunAccount.ReadAsync(pack, data, isForgotten: false), await DryRunAccount.ReadAsync(pack, data, isForgotten: true));

        Assert.True(full.Text == lean.Text, $"{pack}, copy {seed}: {full.Difference(lean)}");
    }
}
