using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>Every setting there is, from the options types.</summary>
internal static class KnownSettings
{
    /// <summary>The products that have limits of their own.</summary>
    public static IReadOnlyList<string> Products { get; } = ZohoCatalogue.ProductNames;

    public static IReadOnlyList<SettingSpec> All { get; } =
    [
        .. Of<ZohoOptions>(ZohoOptions.Section),
        .. Products.SelectMany(product => Of<LaneOptions>(LaneOptions.SectionOf(product))),
        .. Of<DeliveryOptions>(DeliveryOptions.Section),
        .. Of<StateOptions>(StateOptions.Section),
        .. Of<LogOptions>(LogOptions.Section),
        .. Of<SandboxSettings>(SandboxSettings.Section),
    ];

    public static SettingSpec? Find(string key) =>
        All.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<SettingSpec> Of<T>(string section) =>
        typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => new SettingSpec($"{section}:{property.Name}", property));
}
