using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>What is wrong inside a value, in words, and where in its file.</summary>
internal static partial class JsonWords
{
    public static string Of(JsonException fault, JsonCut value)
    {
        var said = Place().Replace(fault.Message, "").Replace(" Change the reader options.", "", StringComparison.Ordinal).TrimEnd('.', ' ');
        var (line, bytes) = (fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
        var column = line == 0 ? value.FirstColumn + bytes : bytes + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{said} (line {value.FirstLine + line}, column {column}).");
    }

    [GeneratedRegex(@"\s*(Path: \S+ \| )?LineNumber: \d+ \| BytePositionInLine: \d+\.?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
