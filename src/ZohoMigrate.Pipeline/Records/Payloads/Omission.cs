using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>Leaving out a value that does not fit its field: <c>on_invalid: omit</c>.</summary>
internal static class Omission
{
    /// <summary>The problem it is, a warning.</summary>
    public const string Code = "value-omitted";

    /// <summary>The rule's hint, and the other way out: the value is not sent.</summary>
    public static string Hint(Rule rule, string path) => Hint(rule.Hint, path);

    /// <summary>A hint of its own, and the other way out.</summary>
    public static string Hint(string hint, string path)
    {
        var field = path[(path.LastIndexOf('.') + 1)..];
        return $"{hint} Or leave such values out: `{field}: {{ on_invalid: omit }}` in the mapping.";
    }
}
