namespace ZohoMigrate.Pipeline.Correcting.Spreadsheets;

/// <summary>In which order a date's parts are written.</summary>
internal enum DateOrder
{
    YearFirst,
    DayFirst,
    MonthFirst,
}
