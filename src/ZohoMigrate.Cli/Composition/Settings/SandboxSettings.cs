using System.ComponentModel.DataAnnotations;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>What a sandbox and its clients share: the settings under <c>Sandbox:</c>.</summary>
public sealed record SandboxSettings
{
    public const string Section = "Sandbox";

    /// <summary>How many seconds one real second counts as. Above 3600 a year since boot would lie past the calendar's end.</summary>
    [Range(typeof(decimal), "1", "3600")]
    public decimal TimeScale { get; init; } = 1;
}
