using System.Text.Json.Serialization;
using ZohoMigrate.Cli.Commands.Checkpoint;
using ZohoMigrate.Cli.Commands.Describe;
using ZohoMigrate.Cli.Commands.Init;
using ZohoMigrate.Cli.Commands.Resolve;
using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.Cli.Commands.Test;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What <c>--output json</c> writes besides a run's summary.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportedFile))]
[JsonSerializable(typeof(FaultDocument))]
[JsonSerializable(typeof(KillMatrix))]
[JsonSerializable(typeof(MadePack))]
[JsonSerializable(typeof(ModuleDescription))]
[JsonSerializable(typeof(ModuleList))]
[JsonSerializable(typeof(ResolvedRecord))]
[JsonSerializable(typeof(SourcePreview))]
[JsonSerializable(typeof(ViewPreview))]
[JsonSerializable(typeof(TestReport))]
internal sealed partial class ResultJson : JsonSerializerContext;
