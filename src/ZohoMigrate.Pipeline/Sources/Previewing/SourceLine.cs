using System.Text.Json;
using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>What a mapping must say of a file that is not UTF-8 with commas.</summary>
internal static partial class SourceLine
{
    /// <summary>The line, or null where the file's name is enough.</summary>
    public static string? Of(TableSource table, bool isMarked)
    {
        List<string> parts = [$"file: {Written(table.File)}"];
        if (table.Delimiter != ',')
            parts.Add($"delimiter: {(table.Delimiter == '\t' ? Delimiters.NameOf('\t') : $"\"{table.Delimiter}\"")}");
        if (!isMarked && table.Encoding != "utf-8")
            parts.Add($"encoding: {table.Encoding}");
        return parts.Count == 1 ? null : $"source: {{ {string.Join(", ", parts)} }}";
    }

    // JSON strings are YAML too.
    private static string Written(string name) => Plain().IsMatch(name) ? name : $"\"{JsonEncodedText.Encode(name)}\"";

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_.-]*( [\p{L}\p{N}_.-]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
