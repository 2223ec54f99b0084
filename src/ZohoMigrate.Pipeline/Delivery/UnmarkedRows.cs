using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Rows of a module's list that have no marker, found again by what identifies a record: of thousands few are held against each record.</summary>
/// <param name="module">A module of which Zoho keeps nothing unique.</param>
internal sealed class UnmarkedRows(ModuleSpec module)
{
    private readonly Dictionary<string, JsonElement> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _byPrint = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withoutPrint = new(StringComparer.Ordinal);

    public bool Any => _rows.Count > 0;

    public void Take(string id, JsonElement row)
    {
        _rows[id] = row;
        if (IdentityAgreement.Print(module, row) is not { } print)
            _withoutPrint.Add(id);
        else if (_byPrint.TryGetValue(print, out var same))
            same.Add(id);
        else
            _byPrint.Add(print, [id]);
    }

    /// <summary>At least those that agree with a payload in all that identifies it.</summary>
    public IReadOnlyList<JsonElement> Like(JsonObject payload)
    {
        if (IdentityAgreement.Print(module, payload) is not { } print)
            return [.. _rows.Values];
        IEnumerable<string> alike = _byPrint.TryGetValue(print, out var same) ? same : [];
        return [.. alike.Union(_withoutPrint, StringComparer.Ordinal).Select(id => _rows[id])];
    }
}
