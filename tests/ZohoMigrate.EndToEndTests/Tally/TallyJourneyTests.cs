using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Tally;

/// <summary>
/// Companies of Tally into a sandbox process of its own: what it holds afterwards is what their books say, account by account, party
/// by party and voucher by voucher. What they say is reckoned here from the files, by none of the program's code.
/// </summary>
public sealed class TallyJourneyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tally", "")]
    // Vouchers before it become opening balances, open bills and what parties have on account; the end is the same.
    [InlineData("tally", "2010-02-01")]
    [InlineData("tally-gst", "")]
    [InlineData("tally-gst", "2024-10-01")]
    public async Task Run_ATallyCompany_EndsWithItsTrialBalance(string sample, string cutover)
    {
        var data = Repository.PathOf("sample-data", sample);
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "1000", "--window", "00:00:01", "--plan", "Premium", "--currency", "INR", "--state", folder["zoho.db"]);
        using var run = CliProcess.Start(
            folder.Path, NorthwindJourneyTests.Environment(sandbox, folder), "run", Repository.PathOf("mappings", "tally-to-books"), "--data", data, "--run", folder["run"],
            "--set", $"cutover={cutover}", "--config", "Limits:Books:Requests=1000");

        Assert.True(await run.WaitAsync() == 0, run.Error + run.Output);
        var company = new TallyCompany(data);
        AssertSame(TallyBalances.ByAccount(company), await TallyBalances.OfAsync(sandbox, company));
        AssertSame(TallyBalances.ByParty(company), await PartyBalances.OfAsync(sandbox));
        VoucherAccount.AssertEachOnce(company, folder["run"], cutover, output.WriteLine);
    }

    // Both sides, side by side: what an accountant signs.
    private void AssertSame(IReadOnlyDictionary<string, decimal> tally, IReadOnlyDictionary<string, decimal> zoho)
    {
        foreach (var name in tally.Keys.Union(zoho.Keys).Order(StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-45} {tally.GetValueOrDefault(name),18:N2} {zoho.GetValueOrDefault(name),18:N2}"));
        Assert.Equal(tally.OrderBy(line => line.Key, StringComparer.Ordinal), zoho.OrderBy(line => line.Key, StringComparer.Ordinal));
    }
}
