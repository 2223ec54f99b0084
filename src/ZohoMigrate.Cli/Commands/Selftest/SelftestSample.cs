using System.Reflection;

namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>What is moved: a pack and its files, inside the program.</summary>
/// <param name="Name">Its folder there.</param>
/// <param name="Streams">Stream → the module it feeds, the member with Zoho's id there, and how many records must come of it.</param>
/// <param name="Settings">Settings of its runs, by key.</param>
internal sealed record SelftestSample(
    string Name, IReadOnlyDictionary<string, (string Module, string Id, int Records)> Streams, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Books of four modules, by calls.</summary>
    public static SelftestSample Books { get; } = new(
        "books",
        new Dictionary<string, (string Module, string Id, int Records)>(StringComparer.Ordinal)
        {
            ["customers"] = ("books.contacts", "contact_id", 3),
            ["items"] = ("books.items", "item_id", 2),
            ["invoices"] = ("books.invoices", "invoice_id", 4),
            ["payments"] = ("books.customerpayments", "payment_id", 4),
        },
        new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Records of two modules of Zoho CRM, each by a job of bulk write.</summary>
    public static SelftestSample Jobs { get; } = new(
        "jobs",
        new Dictionary<string, (string Module, string Id, int Records)>(StringComparer.Ordinal)
        {
            ["leads"] = ("crm.leads", "id", 7),
            ["vendors"] = ("crm.vendors", "id", 6),
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Delivery:Bulk"] = "always",
            ["Delivery:JobArrival"] = "00:05:00",
        });

    private string Prefix => $"selftest/{Name}/";

    /// <summary>Writes <c>pack</c> and <c>data</c> into a folder.</summary>
    public void WriteTo(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, name[Prefix.Length..].Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = File.Create(path);
            using var content = assembly.GetManifestResourceStream(name)!;
            content.CopyTo(file);
        }
    }
}
