using System.Globalization;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>How amounts are written for people: "1,265,793.04", the cents always, more decimals only where there are some.</summary>
public static class Money
{
    internal const string NotStatedMeans =
        "Where no currency is stated, neither the record nor its customer names one in the source: Zoho takes what the customer has there, or the organisation's own.";

    public static string Text(decimal amount) => amount.ToString("#,##0.00####", CultureInfo.InvariantCulture);

    /// <summary>"12.00 EUR"; the amount alone where no currency is stated.</summary>
    internal static string Text(decimal amount, string? currency) => currency is null ? Text(amount) : $"{Text(amount)} {Currency(currency)}";

    /// <summary>The code; Zoho's id where that is all that is known.</summary>
    internal static string Currency(string? currency) => currency switch
    {
        null => "not stated",
        _ when currency.All(char.IsAsciiDigit) => $"currency {currency}",
        _ => currency,
    };
}
