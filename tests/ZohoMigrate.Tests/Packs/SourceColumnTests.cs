using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Packs;

/// <summary>
/// Each column of the layouts that the packs read, walked as a list: what is in it is sent or told, or it is one of those that mean nothing. So
/// no value of a source is left behind in silence.
/// </summary>
public sealed class SourceColumnTests
{
    [Fact]
    public Task Tally_EachColumn_IsSentOrToldOrMeansNothing() => AssertWalkAsync("tally-to-books", TallyColumns.Files, ("cutover", "2024-04-01"));

    [Fact]
    public Task QuickBooks_EachColumn_IsSentOrToldOrMeansNothing() => AssertWalkAsync("quickbooks-to-books", QuickBooksColumns.Files, ("currency", "USD"));

    [Fact]
    public Task Xero_EachColumn_IsSentOrToldOrMeansNothing() => AssertWalkAsync("xero-to-books", XeroColumns.Files, ("paid_on", "2024-03-31"), ("currency", "GBP"));

    private static async Task AssertWalkAsync(string pack, IReadOnlyList<SourceColumns> files, params (string, string)[] parameters)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files)
            folder.Write(file.File, file.Text());
        var asItIs = (await PackRecords.ReadAsync(pack, folder.Path, parameters)).Text;
        var wrong = new List<string>();
        foreach (var file in files)
        {
            foreach (var (column, isUsed) in file.Columns)
            {
                folder.Write(file.File, file.Text(probed: column));
                if ((await PackRecords.ReadAsync(pack, folder.Path, parameters)).Text != asItIs != isUsed)
                    wrong.Add($"{file.File} {column}: {(isUsed ? "another value in it changes nothing" : "it is said to mean nothing, and changes something")}");
            }

            folder.Write(file.File, file.Text());
        }

        Assert.Empty(wrong);
    }
}
