using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>What a document says of one object or field; of a list, of its elements.</summary>
internal sealed partial class ZohoSchema(ZohoDocument document, YamlMappingNode node)
{
    private readonly YamlMappingNode _members = ZohoDocument.Value(node, "items") is { } items ? document.Resolve(items) : node;

    /// <summary>string, number, integer, boolean, array or object.</summary>
    public string Type { get; } = ZohoDocument.Value(node, "type")?.ToString() ?? "";

    /// <summary>The documents say it in words: "Max-length [100]".</summary>
    public int? MaxLength => Longest().Match(ZohoDocument.Value(node, "description")?.ToString() ?? "") is { Success: true } said
        ? int.Parse(said.Groups["length"].Value, CultureInfo.InvariantCulture)
        : null;

    public IEnumerable<string> Required => (ZohoDocument.Value(_members, "required") as YamlSequenceNode ?? []).Select(name => name.ToString());

    public ZohoSchema? Find(string member) =>
        ZohoDocument.Value(ZohoDocument.Value(_members, "properties"), member) is { } found ? new ZohoSchema(document, document.Resolve(found)) : null;

    [GeneratedRegex(@"max-?len(gth)? ?\[(?<length>\d+)\]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Longest();
}
