using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>What is wrong inside a value, in words, and where in its file.</summary>
internal static partial class JsonWords
{
    public static string Of(JsonException fault, JsonCut value)
    {
        if (Twice().Match(fault.Message) is { Success: true } twice)
            return $"`{twice.Groups["name"].Value}` is there twice.";
        var said = Place().Replace(fault.Message, "").Replace(" Change the reader options.", "", StringComparison.Ordinal).TrimEnd('.', ' ');
        if (fault is not { LineNumber: { } line, BytePositionInLine: { } bytes })
            return $"{said}.";
        return string.Create(CultureInfo.InvariantCulture, $"{said} (line {value.FirstLine + line}, column {(line == 0 ? value.FirstColumn : 1) + bytes}).");
    }

    [GeneratedRegex("^Duplicate property '(?<name>.*)' encountered", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Twice();

    [GeneratedRegex(@"\s*(Path: \S+ \| )?LineNumber: \d+ \| BytePositionInLine: \d+\.?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
