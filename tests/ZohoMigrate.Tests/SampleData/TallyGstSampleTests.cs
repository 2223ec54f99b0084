using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Pipeline.Validation.Rules;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.TallyGst;

namespace ZohoMigrate.Tests.SampleData;

/// <summary>The company of sample-data/tally-gst: its files are what its generator makes, and say what its README says of them.</summary>
public sealed partial class TallyGstSampleTests
{
    private const string Unposted = "Memorandum";
    private static readonly TallyGstSample Sample = TallyGstSample.Make();
    private static readonly string Folder = Repository.PathOf("sample-data", "tally-gst");

    public static TheoryData<string> FileNames => [.. Sample.Files.Keys];

    [Theory, MemberData(nameof(FileNames))]
    public void Files_AsTheyStand_AreWhatTheGeneratorMakes(string name)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Sample.Files[name]);
            Assert.Fail($"{path} is new: read it, and run the test again.");
        }

        Assert.True(Sample.Files[name].AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"{name} is not what the generator makes: delete it, and run the test again.");
    }

    [Fact]
    public void Vouchers_AllOfThem_BalanceAndMakeTheExpectedTrialBalance()
    {
        var vouchers = Rows("trn_voucher.csv").ToDictionary(row => row["guid"], StringComparer.Ordinal);
        var legs = Rows("trn_accounting.csv");
        var balances = Rows("mst_ledger.csv").ToDictionary(row => row["name"], row => Number(row["opening_balance"]), StringComparer.Ordinal);

        Assert.All(legs.GroupBy(leg => leg["guid"], StringComparer.Ordinal), voucher => Assert.Equal(0m, voucher.Sum(leg => Number(leg["amount"]))));
        foreach (var leg in legs.Where(leg => IsPosted(vouchers[leg["guid"]])))
            balances[leg["ledger"]] += Number(leg["amount"]);
        var expected = File.ReadAllLines(Path.Combine(Folder, "expected", "trial-balance.csv")).Skip(1).Select(Cells).ToDictionary(row => row[0], row => Number(row[1]), StringComparer.Ordinal);
        Assert.Equal(expected.OrderBy(ledger => ledger.Key, StringComparer.Ordinal), balances.Where(ledger => ledger.Value != 0).OrderBy(ledger => ledger.Key, StringComparer.Ordinal));
        Assert.All(Rows("mst_ledger.csv"), ledger => Assert.Equal(balances[ledger["name"]], Number(ledger["closing_balance"])));
    }

    [Fact]
    public void Bills_OfAParty_ComeToItsLegAndSettleWhatIsOpen()
    {
        var legs = Rows("trn_accounting.csv").ToLookup(leg => (leg["guid"], leg["ledger"]), leg => Number(leg["amount"]));
        var dates = Rows("trn_voucher.csv").ToDictionary(row => row["guid"], row => row["date"], StringComparer.Ordinal);
        var open = Rows("mst_opening_bill_allocation.csv").ToDictionary(bill => (bill["ledger"], bill["name"]), bill => Number(bill["opening_balance"]));
        var bills = Rows("trn_bill.csv");

        Assert.All(bills.GroupBy(bill => (bill["guid"], bill["ledger"])), party => Assert.Equal(legs[party.Key].Sum(), party.Sum(bill => Number(bill["amount"]))));
        foreach (var bill in bills.Where(bill => bill["billtype"] != "On Account").OrderBy(bill => dates[bill["guid"]], StringComparer.Ordinal))
        {
            var key = (bill["ledger"], bill["name"]);
            Assert.Equal(bill["billtype"] is "Agst Ref", open.ContainsKey(key));
            var before = open.GetValueOrDefault(key);
            open[key] = before + Number(bill["amount"]);
            Assert.True(before == 0 || Math.Abs(open[key]) < Math.Abs(before), $"{key}: {before} becomes {open[key]}");
        }
    }

    [Fact]
    public void Ledgers_OfParties_HaveGstinsOfTheirStates()
    {
        var parties = Rows("mst_ledger.csv").Where(ledger => ledger["mailing_state"].Length > 0).ToList();

        Assert.Equal(20, parties.Count);
        Assert.All(parties.Where(party => party["gstn"].Length > 0), party =>
        {
            Assert.True(Gstin.Fits(party["gstn"]) && Gstin.IsChecked(party["gstn"]), party["gstn"]);
            Assert.Equal(party["mailing_state"] == "Maharashtra" ? "27" : "29", Gstin.State(party["gstn"]));
        });
    }

    [Fact]
    public void Readme_WhatItCounts_IsInTheFiles()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n");
        var stated = Counted().Matches(readme).Select(match => (match.Groups["kind"].Value, int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)));
        var vouchers = Rows("trn_voucher.csv").CountBy(row => row["voucher_type"], StringComparer.Ordinal).Select(kind => (kind.Key, kind.Value));

        Assert.Equal(vouchers.OrderBy(kind => kind.Key, StringComparer.Ordinal), stated.OrderBy(kind => kind.Value, StringComparer.Ordinal));
        var openings = Sample.Openings.Values.Sum();
        Assert.Contains(Told($"openings of all ledgers come to {openings:N2}, and the opening stock to {-TallyGstSample.OpeningStock:N2}"), readme, StringComparison.Ordinal);
        Assert.Contains(Told($"difference in opening balances is {openings - TallyGstSample.OpeningStock:N2}"), readme, StringComparison.Ordinal);
    }

    private static string Told(FormattableString text) => FormattableString.Invariant(text);

    private static bool IsPosted(Dictionary<string, string> voucher) =>
        voucher["is_order_voucher"] == "0" && voucher["is_inventory_voucher"] == "0" && voucher["voucher_type"] != Unposted;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllText(Path.Combine(Folder, file)).Split("\r\n");
        var names = Cells(lines[0]);
        return [.. lines.Skip(1).Select(Cells).Select(cells => names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    private static string[] Cells(string line) => [.. Cell().Matches(line).Select(cell =>
        cell.Groups["quoted"].Success ? cell.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups["plain"].Value)];

    [GeneratedRegex("(?:^|,)(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^,]*))", RegexOptions.NonBacktracking)]
    private static partial Regex Cell();

    [GeneratedRegex(@"^\| (?<kind>[A-Z][^|]*) \|[^|]*\| (?<count>[0-9]+) \|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Counted();
}
