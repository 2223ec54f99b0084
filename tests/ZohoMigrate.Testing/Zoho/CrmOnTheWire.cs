using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Testing.Zoho;

/// <summary>
/// A Zoho CRM on bare sockets, as small as it can be: it makes records by the batch, answers element by element, and lists them newest
/// first. Whatever else it does, a test says.
/// </summary>
public sealed class CrmOnTheWire : IAsyncDisposable
{
    private const int PerPage = 200;
    private const long FirstId = 3_652_397_000_000_000_000;

    private readonly ConcurrentQueue<(string Module, JsonObject Record)> _records = new();
    private long _lastId = FirstId;
    private int _batches;

    public CrmOnTheWire() => Server = new WireServer(Answer) { ReadsBodyFirst = true };

    public WireServer Server { get; }

    /// <summary>What a record is refused with, as an element, in which <c>{place}</c> stands for its place in the call; null = it is made.</summary>
    public Func<JsonObject, string?> Refuse { get; init; } = _ => null;

    /// <summary>What a batch is answered with instead of being made: its number, from 1, and its records.</summary>
    public Func<int, IReadOnlyList<JsonObject>, WireReply?> Instead { get; init; } = (_, _) => null;

    /// <summary>What becomes of the answer to a batch that was made.</summary>
    public Func<int, WireReply, WireReply> Afterwards { get; init; } = (_, reply) => reply;

    /// <summary>Answers a call of Zoho CRM in the place of what would; null = as ever.</summary>
    public Func<WireRequest, WireReply?> Ahead { get; init; } = _ => null;

    /// <summary>Answers calls of another product.</summary>
    public Func<WireRequest, WireReply> Otherwise { get; init; } = _ => new WireReply(404, "");

    /// <summary>The records made, in order.</summary>
    public IReadOnlyList<JsonObject> Records => [.. _records.Select(record => record.Record)];

    /// <summary>How many records each call carried, in order of arrival.</summary>
    public IReadOnlyList<int> Batches =>
        [.. Server.Requests.Where(request => request.Method == "POST" && IsOurs(request)).Select(request => JsonNode.Parse(request.Body)!["data"]!.AsArray().Count)];

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static bool IsOurs(WireRequest request) => request.Path.StartsWith("/crm/", StringComparison.Ordinal);

    private WireReply Answer(WireRequest request)
    {
        if (!IsOurs(request))
            return Otherwise(request);
        if (Ahead(request) is { } ahead)
            return ahead;
        if (request.Path.EndsWith("/org", StringComparison.Ordinal))
            return new WireReply(200, """{"org":[{"zgid":"60001","company_name":"Us","iso_code":"EUR","license_details":{"paid_type":"enterprise","users_license_purchased":3}}]}""");
        var module = request.Path.Split('/')[3];
        return request.Method == "POST" ? Make(module, [.. JsonNode.Parse(request.Body)!["data"]!.AsArray().OfType<JsonObject>()]) : List(module, request);
    }

    private WireReply Make(string module, IReadOnlyList<JsonObject> records)
    {
        var number = Interlocked.Increment(ref _batches);
        if (Instead(number, records) is { } otherwise)
            return otherwise;
        var elements = records.Select((record, place) => Refuse(record)?.Replace("{place}", $"{place}", StringComparison.Ordinal) ?? Keep(module, record)).ToList();
        var isMixed = elements.Exists(element => !element.Contains("\"SUCCESS\"", StringComparison.Ordinal));
        return Afterwards(number, new WireReply(isMixed ? 207 : 201, $$"""{"data":[{{string.Join(',', elements)}}]}"""));
    }

    private string Keep(string module, JsonObject record)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        var kept = record.DeepClone().AsObject();
        kept["id"] = id;
#pragma warning disable RS0030 // Zoho's clock is its own.
        kept["Created_Time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
#pragma warning restore RS0030
        _records.Enqueue((module, kept));
        return $$"""{"code":"SUCCESS","details":{"id":"{{id}}"},"message":"record added","status":"success"}""";
    }

    private WireReply List(string module, WireRequest request)
    {
        var query = request.Target.Split('?')[1].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        var from = query.TryGetValue("page_token", out var token) ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var all = _records.Where(record => record.Module == module).Select(record => record.Record).Reverse().ToList();
        var shown = all.Skip(from).Take(PerPage).Select(record => new JsonObject(query["fields"].Split(',').Append("id")
            .Select(field => KeyValuePair.Create(field, record[field]?.DeepClone())))).ToArray<JsonNode?>();
        if (shown.Length == 0)
            return new WireReply(204, "");
        var more = all.Count > from + PerPage;
        var info = new JsonObject { ["more_records"] = more, ["next_page_token"] = more ? (from + PerPage).ToString(CultureInfo.InvariantCulture) : null };
        return new WireReply(200, new JsonObject { ["data"] = new JsonArray(shown), ["info"] = info }.ToJsonString());
    }
}
