using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ZohoMigrate.Catalog;

/// <summary>What an organisation has made of its modules, written down by a person: module's API name → field's API name → field.</summary>
public static class OrganizationFields
{
    /// <summary>Reads such a text, in YAML: <c>Leads: { Region: { type: picklist, values: [North, South] } }</c>.</summary>
    /// <exception cref="FormatException">It is none; says in which line.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, OrganizationField>> Parse(string text)
    {
        try
        {
            var read = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithTypeMapping<IReadOnlyList<string>, List<string>>()
                .Build()
                .Deserialize<Dictionary<string, Dictionary<string, OrganizationField?>?>?>(text);
            return (read ?? []).ToDictionary(
                module => module.Key,
                module => (IReadOnlyDictionary<string, OrganizationField>)(module.Value ?? []).ToDictionary(
                    field => field.Key, field => field.Value ?? new OrganizationField(), StringComparer.Ordinal),
                StringComparer.Ordinal);
        }
        catch (YamlException e)
        {
            throw new FormatException($"line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }
}
