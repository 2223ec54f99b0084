using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What a command line asks for: a manifest in the making.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="PackFolder">Its full path.</param>
/// <param name="DataFolder">Full path of the sources.</param>
/// <param name="Parameters">What <c>--set</c> gave.</param>
/// <param name="Target">Where it goes; null = nowhere, it is only validated.</param>
internal sealed record WantedRun(
    Pack Pack, string PackFolder, string DataFolder, IReadOnlyDictionary<string, string> Parameters, Target? Target)
{
    /// <param name="name">The run's name.</param>
    /// <param name="startedAt">UTC.</param>
    public RunManifest ToManifest(string name, DateTimeOffset startedAt) => new()
    {
        Run = name,
        Pack = Pack.Name,
        PackFolder = PackFolder,
        DataFolder = DataFolder,
        Target = Target?.Name ?? Targets.None,
        Product = "books",
        DataCenter = Target?.Zoho.DataCenter ?? "com",
        Organization = Target?.Organization ?? "",
        Parameters = Parameters,
        PackFingerprint = Pack.Fingerprint,
        StartedAt = startedAt,
    };
}
