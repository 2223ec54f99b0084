using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Yaml;

/// <summary>The pack's parameters and what they were set to. <c>${name}</c> in any value of a pack stands for one; <c>$${</c> for the text itself.</summary>
internal sealed partial class PackParameters(PackFaults faults)
{
    /// <summary>The type of a parameter that is a day, or empty.</summary>
    public const string Day = "date";

    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _days = new(StringComparer.Ordinal);

    /// <summary>Those that are set.</summary>
    public IReadOnlyDictionary<string, string> Values =>
        _values.Where(parameter => parameter.Value is not null).ToDictionary(parameter => parameter.Key, parameter => parameter.Value!, StringComparer.Ordinal);

    /// <summary>Makes a parameter known, with its default value or null when it must be set.</summary>
    public void Declare(string name, string? value, bool isDay = false)
    {
        _values[name] = value;
        if (isDay)
            _days.Add(name);
    }

    /// <summary>Takes what <c>--set</c> gave.</summary>
    public void Set(IReadOnlyDictionary<string, string> given, string file, YamlNode at)
    {
        foreach (var (name, value) in given)
        {
            if (!_values.ContainsKey(name))
                faults.Add(file, at, $"unknown parameter `{name}` was set", "declare it under `parameters`", NearestName.Of(name, _values.Keys));

            _values[name] = value;
        }

        foreach (var name in _values.Where(parameter => parameter.Value is null).Select(parameter => parameter.Key))
            faults.Add(file, at, $"parameter `{name}` is not set", $"say --set {name}=…, or give it a default");
        foreach (var name in _values.Keys.Where(IsOdd))
            faults.Add(file, at, $"parameter `{name}` is `{_values[name]}`, which is no day", $"write it as year, month and day: --set {name}=2024-04-01");
    }

    // What is compared with days as text goes wrong in silence where it is none.
    private bool IsOdd(string name) =>
        _days.Contains(name) && _values[name] is { Length: > 0 } value && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A value of the pack with its parameters in place.</summary>
    public string Apply(string text, string file, YamlNode at) =>
        !text.Contains("${", StringComparison.Ordinal) ? text : Placeholder().Replace(text, match =>
        {
            if (match.Value.StartsWith("$$", StringComparison.Ordinal))
                return match.Value[1..];

            var name = match.Groups["name"].Value;
            if (!_values.TryGetValue(name, out var value))
                faults.Add(file, at, $"unknown parameter `{name}`", "declare it under `parameters` in migration.yaml", NearestName.Of(name, _values.Keys));

            return value ?? match.Value;
        });

    [GeneratedRegex(@"\$?\$\{(?<name>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
