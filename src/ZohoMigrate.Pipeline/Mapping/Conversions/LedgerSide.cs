namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>The side of an account an amount stands on.</summary>
internal enum LedgerSide
{
    Debit,
    Credit,
}
