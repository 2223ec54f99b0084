using System.Globalization;
using System.Text.Json;

namespace ZohoMigrate.Pipeline.Reconciling;

/// <summary>
/// Finds what could be second copies of ours where Zoho keeps nothing unique: records that are not ours, have no marker, and show the same as
/// one of ours in all that identifies a record. Zoho's rows are held against each other, in whatever order they come.
/// </summary>
internal sealed class UnmarkedCopies(SourceSide source)
{
    private const char Separator = '\u001f';

    private readonly Dictionary<string, ExpectedRecord> _ours = new(StringComparer.Ordinal);
    private readonly List<(string Identity, string Id, decimal? Total)> _unmarked = [];

    /// <summary>What could be a second copy: of which of ours, its id and its total.</summary>
    public IEnumerable<(ExpectedRecord Ours, string Id, decimal? Total)> Found =>
        _unmarked.Where(other => _ours.ContainsKey(other.Identity)).Select(other => (_ours[other.Identity], other.Id, other.Total));

    public void TakeOurs(ExpectedRecord ours, JsonElement row)
    {
        if (source.Module.Marker is not null && IdentityOf(row) is { } identity)
            _ours.TryAdd(identity, ours);
    }

    public void TakeOther(string id, JsonElement row, decimal? total)
    {
        if (source.Module.Marker is not null && !source.IsTold(row) && IdentityOf(row) is { } identity)
            _unmarked.Add((identity, id, total));
    }

    // Null where the list shows none of it: then nothing can be told.
    private string? IdentityOf(JsonElement row)
    {
        var shown = source.Module.Identity.Select(field => row.TryGetProperty(field, out var value) ? Text(value) : "").ToList();
        return shown.TrueForAll(string.IsNullOrEmpty) ? null : string.Join(Separator, shown);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
        ? number.ToString("0.############", CultureInfo.InvariantCulture)
        : value.ToString();
}
