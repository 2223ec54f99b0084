using System.Text.Json.Nodes;
using CsvHelper;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>What a run folder says, and the sample the journeys move.</summary>
internal static class RunFiles
{
    public static string NorthwindPack { get; } = Repository.PathOf("mappings", "northwind-to-books");

    public static string Northwind { get; } = Repository.PathOf("sample-data", "northwind");

    public static string NorthwindSmall { get; } = Repository.PathOf("sample-data", "northwind-small");

    public static JsonObject Summary(string runFolder) =>
        (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(runFolder, "summary.json")))!;

    /// <summary>Records at Zoho; what was found again counts as adopted where Zoho does not show its age.</summary>
    public static int AtZoho(JsonObject summary) => Total(summary, "created") + Total(summary, "recovered") + Total(summary, "matched");

    /// <summary>Sum of a state over all streams of a summary.</summary>
    public static int Total(JsonObject summary, string state) =>
        summary["streams"]!.AsArray().Sum(stream => SandboxProcess.Count(stream![state]));

    /// <summary>The Zoho ids of a stream's delivered report.</summary>
    public static IReadOnlyList<string> DeliveredIds(string runFolder, string stream)
    {
        // The source's own cells may have line breaks.
        using var file = File.OpenRead(Path.Combine(runFolder, "delivered", $"{stream}.csv"));
        using var reader = CsvReader.Create(file, new CsvReaderOptions { HasHeader = false });
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.Current.ToArray()[0]);
        return ids[1..];
    }

    /// <summary>The Zoho ids of all that a run says it has made, with their streams.</summary>
    public static IEnumerable<string> OwnIds(string runFolder) =>
        from file in Directory.EnumerateFiles(Path.Combine(runFolder, "delivered"))
        from line in File.ReadLines(file).Skip(1)
        let cells = line.Split(',', 4)
        where cells[2] is "created" or "recovered"
        select $"{Path.GetFileName(file)} {cells[0]}";

    /// <summary>What Northwind's invoices come to: an independent reading of the two files.</summary>
    public static decimal InvoicedInNorthwind()
    {
        var freight = Rows("orders.csv").Sum(row => decimal.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture));
        return freight + Rows("order_details.csv").Sum(row =>
        {
            var (price, quantity, discount) = (Number(row[2]), Number(row[3]), Number(row[4]));
            return Math.Round(price * quantity * (1 - discount), 2, MidpointRounding.AwayFromZero);
        });

        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    // No cell of these two files holds a comma or a quote before the columns read here.
    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Northwind, file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));
}
