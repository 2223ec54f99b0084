namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>Where lane files and the registry of run folders live: the settings under <c>State:</c>.</summary>
public sealed record StateOptions
{
    public const string Section = "State";

    /// <summary>Null = the user's state folder of the system.</summary>
    public string? Folder { get; init; }
}
