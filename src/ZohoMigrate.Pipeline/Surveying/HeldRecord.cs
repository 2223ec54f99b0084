using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>A record that the organisation has, and what its list shows of the fields in which one of ours must agree before it is adopted.</summary>
/// <param name="Id">Zoho's id of it.</param>
/// <param name="Shown">Field → value; what is not shown is not there.</param>
internal sealed record HeldRecord(string Id, IReadOnlyDictionary<string, string> Shown)
{
    public static HeldRecord Of(ModuleSpec module, string id, JsonElement row) => new(
        id,
        module.HeldBeforehand.Where(field => row.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .ToDictionary(field => field, field => row.GetProperty(field).ToString(), StringComparer.Ordinal));

    /// <summary>The fields in which a staged record of the same name is another; of one that is not sent, Zoho assumes what it is.</summary>
    public List<string> Differing(ModuleSpec module, IReadOnlyList<ComparedValue> staged) =>
        [.. Shown.Where(theirs => Own(module, staged, theirs.Key) is { } own && !IsSame(module, own, theirs.Value)).Select(theirs => theirs.Key)];

    private static string? Own(ModuleSpec module, IReadOnlyList<ComparedValue> staged, string field) =>
        staged.FirstOrDefault(own => own.Field == field)?.Value ?? (module.AssumedOf(field) is { } assumed ? NaturalKey.Part(module, assumed) : null);

    private static bool IsSame(ModuleSpec module, string own, string theirs) =>
        NaturalKey.Part(module, theirs) == own || (ShownNumber.Of(own) is { } number && number == ShownNumber.Of(theirs));
}
