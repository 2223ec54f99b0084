using System.Globalization;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>How amounts are written for people: "1,265,793.04", the cents always, more decimals only where there are some.</summary>
public static class Money
{
    public static string Text(decimal amount) => amount.ToString("#,##0.00####", CultureInfo.InvariantCulture);
}
