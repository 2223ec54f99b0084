using System.Text.Json;
using System.Text.Json.Serialization;

namespace ZohoMigrate.Cli.Composition;

/// <summary>One line of <c>run.log</c>.</summary>
internal sealed record RunLogEntry(DateTimeOffset At, string Level, string Category, int Event, string Message, string? Exception)
{
    public string ToLine() => JsonSerializer.Serialize(this, RunLogJson.Default.RunLogEntry);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunLogEntry))]
internal sealed partial class RunLogJson : JsonSerializerContext;
