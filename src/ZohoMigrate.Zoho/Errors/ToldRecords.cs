using System.Text.Json;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>
/// What an answer says of each record of a call that it names by one of its fields: those that were taken in a list, those that were not in an object
/// with the reasons. Of what is in neither nobody knows what became.
/// </summary>
internal static class ToldRecords
{
    /// <summary>The code of a record that the answer does not name; an error table says what that means.</summary>
    public const string NotTold = "not_told";

    /// <summary>One element for each record, in the order they were sent.</summary>
    public static IReadOnlyList<Envelope> Of(ApiRequest request, BatchSpec batch, ToldSpec told, JsonElement body)
    {
        var taken = MemberPath.Find(body, told.Taken) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(name => name.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
        var refused = MemberPath.Find(body, told.Refused) is { ValueKind: JsonValueKind.Object } reasons
            ? reasons.EnumerateObject().DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(one => one.Name, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            : [];
        return [.. NamesIn(request, batch, told.By).Select(name => taken.Contains(name)
            ? new Envelope(ElementJudge.Success, null, JsonSerializer.SerializeToElement(new Dictionary<string, string> { [told.By] = name }))
            : refused.TryGetValue(name, out var reason)
                ? Word(null, reason)
                : Word(NotTold, "Zoho's answer does not say what became of it."))];
    }

    private static Envelope Word(string? code, string message) =>
        new(code, message, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["message"] = message }));

    private static IEnumerable<string> NamesIn(ApiRequest request, BatchSpec batch, string member) =>
        JsonElement.Parse(request.Body!).GetProperty(batch.Member).EnumerateArray().Select(record => record.GetProperty(member).ToString());
}
