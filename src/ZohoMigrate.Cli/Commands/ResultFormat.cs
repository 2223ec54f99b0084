using System.Text.Encodings.Web;
using System.Text.Json;

namespace ZohoMigrate.Cli.Commands;

/// <summary>How results' JSON is set: for people to read too, letters as they are.</summary>
internal static class ResultFormat
{
    public static ResultJson Indented { get; } = new(new JsonSerializerOptions(ResultJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}
