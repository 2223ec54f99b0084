using System.Globalization;
using System.Text;

namespace ZohoMigrate.Testing.TallyGst;

/// <summary>The made-up company of <c>sample-data/tally-gst</c>, from nothing but this code: the same bytes on every machine.</summary>
public sealed class TallyGstSample
{
    private TallyGstSample(IReadOnlyDictionary<string, byte[]> files, IReadOnlyDictionary<string, decimal> openings, IReadOnlyDictionary<string, decimal> closings) =>
        (Files, Openings, Closings) = (files, openings, closings);

    /// <summary>File name → bytes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>Ledger → balance before the first voucher; a debit is negative.</summary>
    public IReadOnlyDictionary<string, decimal> Openings { get; }

    /// <summary>Ledger → balance after the last one.</summary>
    public IReadOnlyDictionary<string, decimal> Closings { get; }

    /// <summary>What the stock was worth when the year began.</summary>
    public static decimal OpeningStock => GstCompany.Items.Sum(item => item.Opening * item.Cost);

    public static TallyGstSample Make()
    {
        var company = new TallyCompany();
        var masters = new GstMasters(company);
        masters.Open();
        var openings = new Dictionary<string, decimal>(company.Balances, StringComparer.Ordinal);
        new GstYear(company).Run();
        masters.Write(openings);
        var files = new Dictionary<string, byte[]>(company.Tables.Files, StringComparer.Ordinal) { ["expected/trial-balance.csv"] = TrialBalance(company.Balances) };
        return new TallyGstSample(files, openings, company.Balances);
    }

    private static byte[] TrialBalance(IReadOnlyDictionary<string, decimal> closings) => Encoding.UTF8.GetBytes(string.Concat(closings
        .Where(ledger => ledger.Value != 0).OrderBy(ledger => ledger.Key, StringComparer.Ordinal)
        .Select(ledger => string.Create(CultureInfo.InvariantCulture, $"\"{ledger.Key.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{ledger.Value:0.00}\n"))
        .Prepend("ledger,closing\n")));
}
