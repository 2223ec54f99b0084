namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>A percentage as it is written, and as a workbook's cells show one: <c>18%</c>.</summary>
internal static class PercentText
{
    public static bool HasSign(string text) => text.EndsWith('%');

    /// <summary>The number, with or without the sign behind it: 18% and 18 are both 18.</summary>
    public static decimal? Read(string text, NumberStyle numbers) => numbers.Parse(HasSign(text) ? text[..^1].TrimEnd() : text);
}
