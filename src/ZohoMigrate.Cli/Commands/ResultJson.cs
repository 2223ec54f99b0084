using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ZohoMigrate.Cli.Commands.Describe;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What <c>--output json</c> writes besides a run's summary. Letters stay as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FaultDocument))]
[JsonSerializable(typeof(ModuleDescription))]
[JsonSerializable(typeof(ModuleList))]
[JsonSerializable(typeof(SourcePreview))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>For documents people may read too.</summary>
    public static ResultJson Indented { get; } = Create();

    private static ResultJson Create() => new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}
