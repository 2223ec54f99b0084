namespace ZohoMigrate.Pipeline.Sources;

/// <summary>What separates the cells of the CSV files there are.</summary>
internal static class Delimiters
{
    public static readonly IReadOnlyList<char> All = [',', ';', '\t', '|'];

    /// <summary>As a mapping names it.</summary>
    public static string NameOf(char delimiter) => delimiter == '\t' ? "tab" : delimiter.ToString();
}
