using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Mapping.Yaml;

/// <summary>Values as YAML in one line: texts plain where they mean themselves, else in quotes.</summary>
internal static partial class YamlWord
{
    private static readonly string[] Meaning = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    public static string Of(string text) => Plain().IsMatch(text) && !Meaning.Contains(text, StringComparer.OrdinalIgnoreCase)
        ? text
        // JSON strings are YAML too.
        : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A column's name in a mapping, where <c>${</c> would begin a parameter.</summary>
    public static string Column(string name) => Of(name.Replace("${", "$${", StringComparison.Ordinal));

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    public static string Of(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonObject members => $"{{ {string.Join(", ", members.Select(member => $"{Of(member.Key)}: {Of(member.Value)}"))} }}",
        JsonArray elements => $"[{string.Join(", ", elements.Select(Of))}]",
        _ when node.GetValueKind() == JsonValueKind.String => Of(node.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_.-]*( [\p{L}\p{N}_.-]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
