using System.Globalization;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>What is wrong with a JSON file as a whole, and where.</summary>
internal static class JsonFaults
{
    private const string Anew = "Export it anew, or mend it there.";

    public static SourceException At(TableSource table, long line, long column, string what, string remedy = Anew) => new(string.Create(
        CultureInfo.InvariantCulture, $"{table.File} line {line} column {column}: {what} {remedy}"));

    public static SourceException Unexpected(TableSource table, TextPlace place, int found, string expected) => At(
        table, place.Line, place.Column, found switch
        {
            -1 => $"the file ends where {expected} should be: it is not whole.",
            '/' => "there is a comment, it seems, and JSON has none.",
            _ => $"it is no JSON: {Shown(found)} stands where {expected} should be.",
        });

    public static SourceException Empty(TableSource table) => new($"{table.File} is empty: a JSON file without rows is at least `[]`. {Anew}");

    /// <param name="found">A byte.</param>
    public static string Shown(int found) => found is > ' ' and < 0x7F ? $"`{(char)found}`" : string.Create(CultureInfo.InvariantCulture, $"byte {found:X2}");
}
