using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>How enums, times and JSON stand in the file: as text a person can read with any SQLite shell.</summary>
internal static class StoredText
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Text[value];

    public static T Parse<T>(string text)
        where T : struct, Enum => Names<T>.Values[text];

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Exact: SQLite knows no decimals.</summary>
    public static string? Of(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);

    public static decimal ParseAmount(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static string Of(IReadOnlyList<string> cells) => JsonSerializer.Serialize(cells, Json);

    public static IReadOnlyList<string> ParseCells(string json) => JsonSerializer.Deserialize<string[]>(json, Json)!;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Text =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values =
            Text.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
