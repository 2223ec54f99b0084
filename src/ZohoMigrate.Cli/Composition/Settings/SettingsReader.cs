using Microsoft.Extensions.Configuration;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>Turns configuration into typed settings, or says everything that is wrong with it.</summary>
internal static class SettingsReader
{
    /// <exception cref="UserFaultException">A setting is unknown or its value is not allowed; all of them are listed.</exception>
    public static CliSettings Read(IConfiguration configuration, Surroundings surroundings, ZohoCatalogue catalogue)
    {
        var faults = SettingFaults.Find(configuration, catalogue.Products).ToList();
        if (faults.Count > 0)
        {
            throw new UserFaultException(
                string.Join(Environment.NewLine, faults.Prepend($"{faults.Count} setting{(faults.Count == 1 ? " is" : "s are")} wrong:")));
        }

        var state = Section<StateOptions>(configuration, StateOptions.Section);
        return new CliSettings(
            Section<ZohoOptions>(configuration, ZohoOptions.Section),
            Section<DeliveryOptions>(configuration, DeliveryOptions.Section),
            KnownSettings.Products.ToDictionary(product => product, product => Section<LaneOptions>(configuration, LaneOptions.SectionOf(product)), StringComparer.Ordinal),
            Section<SandboxSettings>(configuration, SandboxSettings.Section),
            state.Folder is { Length: > 0 } folder ? surroundings.FullPath(folder) : DefaultStateFolder.Of(surroundings));
    }

    private static T Section<T>(IConfiguration configuration, string name)
        where T : new() => configuration.GetSection(name).Get<T>() ?? new T();
}
