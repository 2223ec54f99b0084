namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Which stands first where a date does not begin with its year.</summary>
internal enum DayOrder
{
    DayFirst,
    MonthFirst,
}
