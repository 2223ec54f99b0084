using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Packs;

/// <summary>Records that a pack has made, before anything is sent.</summary>
internal sealed class TallyBooks
{
    private readonly Dictionary<string, List<MappedRecord>> _records = new(StringComparer.Ordinal);
    private readonly List<StrayRow> _strays = [];

    public IReadOnlyList<StrayRow> Strays => _strays;

    public IReadOnlyList<MappedRecord> Of(string stream) => _records[stream];

    public void Add(string stream, IEnumerable<MappedRecord> records, IEnumerable<StrayRow> strays)
    {
        _records[stream] = [.. records];
        _strays.AddRange(strays);
    }

    /// <summary>All that a run would send, and all that it would say.</summary>
    public string Text => string.Join('\n', [
        .. _records.SelectMany(stream => stream.Value.Select(record => $"{stream.Key} {record.Key} {Plain(record.Payload)?.ToJsonString()} {string.Join(' ', record.References)} {Said(record.Problems)}")),
        .. _strays.Select(stray => Said(stray.Problem is { } problem ? [problem] : [])),
    ]);

    /// <summary>The streams that have a record with this key.</summary>
    public string Where(string key) => string.Join(' ', _records.Where(stream => stream.Value.Exists(record => record.Key == key)).Select(stream => stream.Key));

    /// <summary>A payload, with references as "stream:key".</summary>
    public JsonObject Payload(string stream, string key) => (JsonObject)Plain(Of(stream).Single(record => record.Key == key).Payload)!;

    /// <summary>One line of text for each element of a list: the values of these members.</summary>
    public string List(string stream, string key, string list, params string[] members) => string.Join(
        "; ",
        (Payload(stream, key)[list] as JsonArray ?? []).Select(element => string.Join(' ', members.Select(member => element![member]?.ToString()).OfType<string>())));

    private static string Said(IReadOnlyList<Problem> problems) => string.Join("; ", problems.Select(problem => $"{problem.Code} {problem.Field} {problem.Message}"));

    private static JsonNode? Plain(PayloadNode? node) => node switch
    {
        PayloadObject when ZohoMigrate.Pipeline.Records.Payloads.Payload.ReferenceOf(node) is var (stream, key) => JsonValue.Create($"{stream}:{key}"),
        PayloadObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        PayloadList elements => new JsonArray([.. elements.Select(Plain)]),
        _ => (node as PayloadValue)?.ToJson(),
    };
}
