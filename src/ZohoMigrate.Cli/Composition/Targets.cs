namespace ZohoMigrate.Cli.Composition;

/// <summary>The names of what a run can deliver to.</summary>
internal static class Targets
{
    public const string Sandbox = "sandbox";
    public const string Live = "live";
}
