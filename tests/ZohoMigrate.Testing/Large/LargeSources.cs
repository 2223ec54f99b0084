using System.Globalization;

namespace ZohoMigrate.Testing.Large;

/// <summary>Source files of any size for the packs of <c>bench/packs</c>: the same seed gives the same bytes. Every record in them is good.</summary>
public static class LargeSources
{
    private const int Seed = 20261121;
    private const int LinesOfAnInvoice = 3;
    private const int LinesOfASale = 4;
    private const int Customers = 1000;

    private static readonly string[] Cities = ["Berlin", "Köln", "São Paulo", "Luleå", "México D.F.", "Kirkland", "Bräcke", "Nantes"];
    private static readonly string[] Countries = ["Germany", "Brazil", "Sweden", "Mexico", "USA", "France"];
    private static readonly string[] Streets = ["Obere Str.", "Avda. de la Constitución", "Forsterstr.", "12, rue des Bouchers", "Berguvsvägen"];
    private static readonly string[] Persons = ["Maria Anders", "Ana Trujillo", "Thomas Hardy", "Hanna Moos", "Frédérique Citeaux"];
    private static readonly string[] Goods = ["Chai", "Chang, 24 bottles", "Aniseed \"\"Syrup\"\"", "Tofu", "Queso Cabrales"];

    /// <summary><c>customers.csv</c>: one contact a row, eight columns.</summary>
    public static void WriteContacts(string folder, int rows)
    {
        var random = new Random(Seed);
        Write(folder, "customers.csv", "id,company,person,street,city,country,email,terms", rows, row =>
            $"C{row:D7},Company {row:D7} Ltd,{Pick(random, Persons)},\"{Pick(random, Streets)} {random.Next(1, 200)}\",{Pick(random, Cities)},{Pick(random, Countries)},office{row}@company{random.Next(1000)}.example,{random.Next(1, 90)}");
    }

    /// <summary><c>customers.csv</c>, <c>invoices.csv</c> and <c>lines.csv</c> with three lines an invoice, in another order than the invoices.</summary>
    public static void WriteInvoices(string folder, int invoices)
    {
        var random = new Random(Seed);
        Write(folder, "customers.csv", "id,company", Customers, row => $"C{row},Company {row}");
        Write(folder, "invoices.csv", "number,customer,date,notes", invoices, row =>
            $"INV-{row:D7},C{random.Next(Customers)},{2020 + random.Next(6)}-{random.Next(1, 13):D2}-{random.Next(1, 29):D2},Order {row} of the year");
        Write(folder, "lines.csv", "invoice,item,description,price,quantity", invoices * LinesOfAnInvoice, row =>
            $"INV-{row % invoices:D7},{random.Next(500)},\"{Pick(random, Goods)}\",{random.Next(1, 100000) / 100m:F2},{random.Next(1, 50)}");
    }

    /// <summary><c>customers.csv</c> and <c>sales.csv</c>: one line of an invoice a row, which repeats the header. Those of one invoice stand far apart.</summary>
    public static void WriteSales(string folder, int rows)
    {
        var random = new Random(Seed);
        var invoices = rows / LinesOfASale;
        Write(folder, "customers.csv", "id,company", Customers, row => $"C{row},Company {row}");
        Write(folder, "sales.csv", "number,customer,date,item,description,price,quantity,freight", rows, row =>
            $"INV-{row % invoices:D7},C{row % invoices % Customers},{2020 + (row % invoices % 6)}-{1 + (row % invoices % 12):D2}-{1 + (row % invoices % 28):D2},{random.Next(500)},\"{Pick(random, Goods)}\",{random.Next(1, 100000) / 100m:F2},{random.Next(1, 50)},{random.Next(100) / 100m:F2}");
    }

    private static void Write(string folder, string name, string header, int rows, Func<int, FormattableString> row)
    {
        using var file = new StreamWriter(Path.Combine(folder, name)) { NewLine = "\n" };
        file.WriteLine(header);
        for (var i = 0; i < rows; i++)
            file.WriteLine(row(i).ToString(CultureInfo.InvariantCulture));
    }

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
