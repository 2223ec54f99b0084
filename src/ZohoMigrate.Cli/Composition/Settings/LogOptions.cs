namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>What is logged: the settings under <c>Log:</c>.</summary>
public sealed record LogOptions
{
    public const string Section = "Log";

    /// <summary>Whether what is sent to Zoho, and what it answers, is logged with the customer's values in it.</summary>
    public bool Values { get; init; }
}
