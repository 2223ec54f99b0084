using System.Reflection;

namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>The books that are moved: a pack and its files, inside the program.</summary>
internal static class SelftestBooks
{
    private const string Prefix = "selftest/";

    /// <summary>Module → how many records must come of them, and the member with Zoho's id.</summary>
    public static IReadOnlyDictionary<string, (string Module, string Id, int Records)> Streams { get; } =
        new Dictionary<string, (string Module, string Id, int Records)>(StringComparer.Ordinal)
        {
            ["customers"] = ("books.contacts", "contact_id", 3),
            ["items"] = ("books.items", "item_id", 2),
            ["invoices"] = ("books.invoices", "invoice_id", 4),
            ["payments"] = ("books.customerpayments", "payment_id", 4),
        };

    /// <summary>Writes <c>pack</c> and <c>data</c> into a folder.</summary>
    public static void WriteTo(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, name[Prefix.Length..].Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = File.Create(path);
            using var book = assembly.GetManifestResourceStream(name)!;
            book.CopyTo(file);
        }
    }
}
