namespace ZohoMigrate.Testing.TallyGst;

/// <summary>An article of the made-up company.</summary>
internal sealed record StockItem(string Name, string Group, string Unit, string Hsn, decimal Rate, decimal Price, decimal Cost, decimal Opening);
