using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>Northwind-small with faults in it that no rule lets through, so that nothing wrong is delivered before it is mended.</summary>
internal sealed class DirtyNorthwind(TemporaryFolder folder)
{
    private static readonly (string File, string Column, string Text)[] Spoils =
    [
        ("customers.csv", "companyName", ""),
        ("customers.csv", "companyName", new string('x', 250)),
        ("customers.csv", "customerID", ""),
        ("suppliers.csv", "companyName", "NULL"),
        ("products.csv", "productName", new string('y', 150)),
        ("products.csv", "unitPrice", "cheap"),
        ("products.csv", "productID", "13"),
        ("orders.csv", "orderDate", "32/13/1996"),
        ("orders.csv", "customerID", "NOONE"),
        ("orders.csv", "orderID", "10333"),
        ("orders.csv", "freight", "free"),
        ("order_details.csv", "quantity", "ten"),
        ("order_details.csv", "productID", "999"),
        ("order_details.csv", "unitPrice", "n/a"),
    ];

    public string Path => folder["dirty"];

    /// <summary>Writes the files with these faults: each picks a kind and a row.</summary>
    public void Write(IEnumerable<(int Kind, int Row)> faults)
    {
        Directory.CreateDirectory(Path);
        var files = Directory.GetFiles(RunFiles.NorthwindSmall, "*.csv").ToDictionary(file => System.IO.Path.GetFileName(file), ReportFile.Load, StringComparer.Ordinal);
        foreach (var (kind, row) in faults)
        {
            var (file, column, text) = Spoils[kind % Spoils.Length];
            files[file].Rows[row % files[file].Rows.Count][files[file].Columns.IndexOf(column)] = text;
        }

        foreach (var (name, file) in files)
            file.Save(System.IO.Path.Combine(Path, name));
    }

    /// <summary>Makes a row of a written file unreadable: by a cell too many, or by a quote that is never closed.</summary>
    public void Tear(string name, int row, bool byQuote)
    {
        var file = System.IO.Path.Combine(Path, name);
        var lines = File.ReadAllLines(file);
        var at = 1 + (row % (lines.Length - 1));
        lines[at] = byQuote ? lines[at][..^2] + ",\"" + lines[at][^2..] : lines[at] + ",too many";
        File.WriteAllText(file, string.Concat(lines.Select(line => line + "\n")));
    }
}
