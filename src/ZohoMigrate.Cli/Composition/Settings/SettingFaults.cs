using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>
/// Everything that is wrong with the settings, all at once. Values are shown but for secrets. The ranges are the attributes of the options
/// types, asked here one by one (System.ComponentModel.DataAnnotations, part of .NET): the options validators that come as packages know
/// neither a setting's notations nor that its value may be a secret, and check only what could be bound.
/// </summary>
internal static class SettingFaults
{
    private static readonly string[] Roots = [.. KnownSettings.All.Select(setting => setting.Key.Split(':')[0]).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<string> Find(IConfiguration configuration, IEnumerable<ProductSpec> products) => CommandLineSettings.FaultsOf(configuration).Concat(configuration
        .AsEnumerable()
        .Where(pair => pair.Value is not null)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => Fault(pair.Key, pair.Value!, FileSettings.Has(configuration, pair.Key)))
        .OfType<string>())
        .Concat(products.SelectMany(product => HeadroomFault(configuration, LaneOptions.SectionOf(product.Product), product)));

    private static string? Fault(string key, string value, bool isInFile) =>
        KnownSettings.Find(key) is { } setting ? ValueFault(setting, value) : UnknownFault(key, isInFile);

    private static string? UnknownFault(string key, bool isInFile)
    {
        if (KnownSettings.All.FirstOrDefault(setting => Begins(key, setting.Key + ":")) is { } one)
            return $"{one.Key}: one value belongs there, not a list or a group.";
        if (KnownSettings.All.Where(setting => Begins(setting.Key, key + ":")).Select(setting => setting.Key[(key.Length + 1)..]).ToList() is { Count: > 0 } members)
            return $"{key}: this is a group, not a value. In it go {string.Join(", ", members)}.";
        // In a variable's name two underscores stand for the colon, and one is easily forgotten.
        if (KnownSettings.Find(key.Replace('_', ':')) is { } meant)
            return $"{SettingSources.VariablePrefix}{key}: there is no such setting. Did you mean {meant.Variable} (two underscores)?";
        // A name that resembles none of ours may be another program's business in the same environment; in our own file it is not.
        if (!isInFile && NearestName.Of(key.Split(':')[0], Roots) is null)
            return null;
        return $"{key}: there is no such setting.{Suggestion.For(key)}";
    }

    private static bool Begins(string key, string with) => key.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private static string? ValueFault(SettingSpec setting, string value)
    {
        var type = Nullable.GetUnderlyingType(setting.Property.PropertyType) ?? setting.Property.PropertyType;
        if (!TryConvert(type, value, out var converted))
            return Message(setting, value, $"is not {Expected(type)}");
        if (converted is Uri address && ServerAddress.Fault(address) is { } wrong)
            return Message(setting, ServerAddress.Shown(address), wrong);
        var broken = setting.Property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(rule => !rule.IsValid(converted));
        return broken is null ? null : Message(setting, value, Requirement(broken) + Meant(setting, value));
    }

    private static bool TryConvert(Type type, string value, out object? converted)
    {
        converted = type == typeof(Uri) ? Uri.TryCreate(value, UriKind.Absolute, out var address) ? address : null : null;
        if (type == typeof(Uri))
            return converted is not null;
        try
        {
            converted = TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, value);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static IEnumerable<string> HeadroomFault(IConfiguration configuration, string name, ProductSpec product)
    {
        var section = configuration.GetSection(name);
        if (int.TryParse(section["Headroom"], CultureInfo.InvariantCulture, out var headroom)
            && headroom >= (int.TryParse(section["Requests"], CultureInfo.InvariantCulture, out var requests) ? requests : product.Lanes.Values.Max(lane => lane.Requests)))
        {
            yield return Message(
                KnownSettings.Find($"{name}:Headroom")!,
                headroom.ToString(CultureInfo.InvariantCulture),
                $"leaves nothing of {name}:Requests to this program");
        }
    }

    private static string Message(SettingSpec setting, string value, string wrong) =>
        setting.IsSecret ? $"{setting.Notations}: the value {wrong}." : $"{setting.Notations}: \"{value}\" {wrong}.";

    // A number alone is days to .NET, and the data centre of the United States is not called after them.
    private static string Meant(SettingSpec setting, string value) => value switch
    {
        _ when TypeOf(setting) == typeof(TimeSpan) && value.All(char.IsAsciiDigit) => $": {value} alone is read as days, write a time as hours:minutes:seconds, like 00:01:00",
        _ when setting.Property.Name == nameof(ZohoOptions.DataCenter) && value.Equals("us", StringComparison.OrdinalIgnoreCase) => "; that of the United States is com",
        _ => "",
    };

    private static Type TypeOf(SettingSpec setting) =>
        Nullable.GetUnderlyingType(setting.Property.PropertyType) ?? setting.Property.PropertyType;

    private static string Requirement(ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => $"is not between {range.Minimum} and {range.Maximum}",
        RegularExpressionAttribute { ErrorMessage: { } said } => said,
        AllowedValuesAttribute allowed => $"is none of {string.Join(", ", allowed.Values)}",
        _ => rule.FormatErrorMessage("value"),
    };

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(TimeSpan) => "a time like 00:01:00",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(decimal) => "a number",
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type)).ToLowerInvariant()}",
        _ when type == typeof(Uri) => "an address like https://host",
        _ => $"a {type.Name}",
    };
}
