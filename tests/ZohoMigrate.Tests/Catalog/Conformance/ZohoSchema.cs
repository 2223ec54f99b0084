using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>What a document says of one object or field; of a list, of its elements.</summary>
internal sealed partial class ZohoSchema(ZohoDocument document, YamlMappingNode node)
{
    private readonly YamlMappingNode _members = ZohoDocument.Value(node, "items") is { } items ? document.Resolve(items) : node;

    /// <summary>string, number, integer, boolean, array or object; empty where it does not say.</summary>
    public string Type { get; } = ZohoDocument.Value(node, "type") switch
    {
        // ["string", "null"]
        YamlSequenceNode types => types[0].ToString(),
        { } type => type.ToString(),
        null => "",
    };

    /// <summary>Some documents say it in words: "Max-length [100]", "<b>Maximum Length</b>: 50".</summary>
    public int? MaxLength => Longest().Match(ZohoDocument.Value(node, "description")?.ToString() ?? "") is { Success: true } said
        ? Number(said.Groups["length"].Value)
        : ZohoDocument.Value(node, "maxLength") is { } most ? Number(most.ToString()) : null;

    /// <summary>Whether members are taken that the document does not know: the organisation's own.</summary>
    public bool IsOpen => ZohoDocument.Value(_members, "additionalProperties")?.ToString() == "true";

    public IEnumerable<string> Required => (ZohoDocument.Value(_members, "required") as YamlSequenceNode ?? []).Select(name => name.ToString());

    public ZohoSchema? Find(string member) =>
        ZohoDocument.Value(ZohoDocument.Value(_members, "properties"), member) is { } found ? new ZohoSchema(document, document.Resolve(found)) : null;

    /// <summary>A member further down: "info.next_page_token".</summary>
    public ZohoSchema? FindPath(string path) => path.Split('.').Aggregate<string, ZohoSchema?>(this, (at, member) => at?.Find(member));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(max-?len(gth)? ?\[|Maximum length</b>: |Maximum allowed characters: )(?<length>\d+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Longest();
}
