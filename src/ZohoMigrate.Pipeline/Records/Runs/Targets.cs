namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>The names of what a run can deliver to.</summary>
public static class Targets
{
    public const string Sandbox = "sandbox";
    public const string Live = "live";

    /// <summary>Nowhere: the folder was only validated.</summary>
    public const string None = "none";
}
