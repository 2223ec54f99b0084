using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>An Indian postal code: six digits, the first not 0, perhaps a blank in the middle.</summary>
internal static partial class PincodeShape
{
    /// <summary>Whether an address says that it is in India: of others, and of those that do not say, nothing is expected.</summary>
    public static bool IsExpected(PayloadObject address) => address["country"]?.ToString().Trim().ToUpperInvariant() is "INDIA" or "IN" or "IND";

    public static bool Fits(string text) => Code().IsMatch(text);

    [GeneratedRegex("^[1-9][0-9]{2} ?[0-9]{3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
