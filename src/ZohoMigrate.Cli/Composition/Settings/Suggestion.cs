using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>What a mistyped setting was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>" Did you mean X?", or nothing when no setting is near.</summary>
    public static string For(string key) =>
        NearestName.Of(key, KnownSettings.All.Select(setting => setting.Key)) is { } nearest ? $" Did you mean {nearest}?" : "";
}
