using System.Reflection;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>One setting a user can make.</summary>
/// <param name="Key">"Limits:Books:Window".</param>
/// <param name="Property">Where it ends up.</param>
internal sealed record SettingSpec(string Key, PropertyInfo Property)
{
    public bool IsSecret { get; } = Property.GetCustomAttribute<SecretAttribute>() is not null;

    public string Variable => SettingSources.VariablePrefix + Key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>The setting in every notation it can be given in.</summary>
    public string Notations => IsSecret
        ? $"{Key} (environment: {Variable}; user secrets)"
        : $"{Key} (environment: {Variable}; command line: --config {Key}=value)";
}
