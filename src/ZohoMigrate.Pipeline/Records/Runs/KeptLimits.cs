using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>The limits that the last stretch of a run kept to.</summary>
/// <param name="Requests">Most requests in a window by the settings.</param>
/// <param name="Lowest">The fewest it was held to, because Zoho took no more.</param>
public sealed record KeptLimits(int Requests, int Lowest)
{
    /// <summary>The setting that leaves others room from the start.</summary>
    public string Setting { get; init; } = "Limits:Books:Headroom";

    /// <summary>Whether other programs used the organisation too.</summary>
    [JsonIgnore]
    public bool IsShared => Lowest < Requests;
}
