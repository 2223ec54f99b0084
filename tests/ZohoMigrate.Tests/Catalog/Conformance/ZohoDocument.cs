using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>One OpenAPI document.</summary>
internal sealed partial class ZohoDocument(YamlMappingNode root)
{
    /// <summary>The call a catalogue's operation means; null where the document has none of that path and method.</summary>
    public YamlMappingNode? Find(OperationSpec operation, ProductSpec product) => Member(root, "paths")!.Children
        .Where(path => IsPath(Base + path.Key, (operation.Root ?? product.Root) + operation.Path))
        .Select(path => Member(path.Value, operation.Method.ToLowerInvariant())).FirstOrDefault(call => call is not null);

    /// <summary>The names of a call's query parameters.</summary>
    public IReadOnlySet<string> QueryOf(YamlMappingNode call) =>
        (Value(call, "parameters") as YamlSequenceNode ?? []).Select(parameter => Value(Resolve(parameter), "name")!.ToString()).ToHashSet(StringComparer.Ordinal);

    /// <summary>The scopes of which a call needs one.</summary>
    public static IReadOnlyList<string> ScopesOf(YamlMappingNode call) =>
    [
        .. from need in Value(call, "security") as YamlSequenceNode ?? []
           from scheme in ((YamlMappingNode)need).Children.Values
           from scope in (YamlSequenceNode)scheme
           select scope.ToString(),
    ];

    /// <summary>What a call takes.</summary>
    public ZohoSchema RequestOf(YamlMappingNode call) => Schema(Member(call, "requestBody")!);

    /// <summary>The record a call answers with, below its wrapper if it has one.</summary>
    public ZohoSchema AnswerOf(YamlMappingNode call, string wrapper)
    {
        var answer = Schema(Resolve(Member(call, "responses")!.Children[0].Value));
        return answer.Find(wrapper) ?? answer;
    }

    internal YamlMappingNode Resolve(YamlNode node)
    {
        while (Value(node, "$ref")?.ToString() is { } reference)
            node = reference.TrimStart('#', '/').Split('/').Aggregate((YamlNode)root, (at, name) => Value(at, name)!);
        return (YamlMappingNode)node;
    }

    internal static YamlNode? Value(YamlNode? node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    // "https://zohoapis.{dc}/crm/{version}" → "/crm/v8"; older documents have it in each path.
    private string Base
    {
        get
        {
            var server = ((YamlSequenceNode)Value(root, "servers")!)[0];
            var path = BelowHost().Match(Value(server, "url")!.ToString()).Groups["path"].Value;
            return (Value(server, "variables") as YamlMappingNode)?.Children.Aggregate(path, (text, variable) =>
                text.Replace($"{{{variable.Key}}}", Value(variable.Value, "default")!.ToString(), StringComparison.Ordinal)) ?? path;
        }
    }

    private YamlMappingNode? Member(YamlNode node, string name) => Value(Resolve(node), name) is { } value ? Resolve(value) : null;

    private ZohoSchema Schema(YamlMappingNode content) =>
        new(this, Member(Member(content, "content")!.Children[0].Value, "schema")!);

    // "/bills/{bill_id}" is our "/bills/{id}", and "/{module}" any of them.
    private static bool IsPath(string documented, string ours)
    {
        var (theirs, wanted) = (documented.Split('/'), ours.Split('/'));
        return theirs.Length == wanted.Length
            && theirs.Zip(wanted).All(part => part.First == part.Second || part.First == "{module}" || (part.First.StartsWith('{') && part.Second.StartsWith('{')));
    }

    [GeneratedRegex(@"^https://[^/]+(?<path>/.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BelowHost();
}
