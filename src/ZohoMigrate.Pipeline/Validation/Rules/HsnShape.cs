namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A code of goods (HSN) or services (SAC): 4, 6 or 8 digits, of which the first may be 0.</summary>
internal static class HsnShape
{
    public static bool Fits(string text) => text.Length is 4 or 6 or 8 && text.All(char.IsAsciiDigit);
}
