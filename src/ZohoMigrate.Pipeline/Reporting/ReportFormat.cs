using System.Text.Encodings.Web;
using System.Text.Json;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>How the reports' JSON is set. Letters stay as they are: names in many scripts remain readable.</summary>
internal static class ReportFormat
{
    /// <summary>On one line.</summary>
    public static ReportJson Lines { get; } = Create(indented: false);

    /// <summary>For files people open.</summary>
    public static ReportJson Indented { get; } = Create(indented: true);

    private static ReportJson Create(bool indented) => new(new JsonSerializerOptions(ReportJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
    });
}
