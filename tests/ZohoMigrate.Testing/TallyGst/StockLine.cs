namespace ZohoMigrate.Testing.TallyGst;

/// <summary>One line of goods: a quantity that goes out is negative.</summary>
internal sealed record StockLine(StockItem Item, decimal Quantity, decimal Rate, decimal Amount);
