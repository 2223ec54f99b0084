using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>The JSON the reports and the run's notes are written in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(KebabCaseEnum<RunState>), typeof(KebabCaseEnum<RecordState>), typeof(KebabCaseEnum<ProblemStage>), typeof(KebabCaseEnum<Severity>),
    ])]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(ProblemEntry))]
[JsonSerializable(typeof(RunEnd))]
[JsonSerializable(typeof(RunPlan))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>On one line, letters as they are: names in many scripts stay readable.</summary>
    public static ReportJson Lines { get; } = new(Format(indented: false));

    /// <summary>For files people open.</summary>
    public static ReportJson Indented { get; } = new(Format(indented: true));

    private static JsonSerializerOptions Format(bool indented) => new(Default.GeneratedSerializerOptions!)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
    };
}
