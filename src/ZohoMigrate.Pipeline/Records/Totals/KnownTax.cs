namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>A tax that the pack itself makes.</summary>
/// <param name="Name">Stream and key, which tell it from others.</param>
/// <param name="Percentage">What it is of an amount.</param>
/// <param name="Kind">India's kind of tax ("igst"); null where its record names none.</param>
internal sealed record KnownTax(string Name, decimal Percentage, string? Kind);
