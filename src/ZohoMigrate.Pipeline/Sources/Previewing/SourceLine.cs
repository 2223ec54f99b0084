using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>What a mapping says of a file so that it is read like that for ever, whatever else would be found in it.</summary>
internal static partial class SourceLine
{
    /// <summary>The line, or null where the file's name is enough.</summary>
    public static string? Of(string file, TableFormat format, bool isMarked)
    {
        List<string> parts = [$"file: {Written(file)}"];
        if (format.Sheet is { } sheet)
            parts.Add($"sheet: {Written(sheet)}");
        if (format.Json is { } json && json.Path != JsonPath.Root.ToString())
            parts.Add($"json_path: {Quoted(json.Path)}");
        if (format.Delimiter != TableFormat.Plain.Delimiter)
            parts.Add($"delimiter: {(format.Delimiter == '\t' ? Delimiters.NameOf('\t') : Quoted(format.Delimiter.ToString()))}");
        if (!isMarked && format.Encoding != TableFormat.Plain.Encoding)
            parts.Add($"encoding: {format.Encoding}");
        if (format.Quote is { } quote && quote != TableFormat.Plain.Quote)
            parts.Add($"quote: {Quoted(quote.ToString())}");
        if (format.Escape is { } escape)
            parts.Add($"escape: {Quoted(escape.ToString())}");
        if (format.FirstLine > 1)
            parts.Add($"header_row: {format.FirstLine}");
        return parts.Count == 1 ? null : $"source: {{ {string.Join(", ", parts)} }}";
    }

    // JSON strings are YAML too.
    private static string Written(string name) => Plain().IsMatch(name) ? name : Quoted(name);

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_.-]*( [\p{L}\p{N}_.-]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
