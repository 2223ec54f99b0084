using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>
/// <c>total_of: orders, from: orderID</c>: what another record comes to, by the same arithmetic that expects its total of Zoho; so that a
/// payment of an invoice is the invoice's amount to the cent, whatever is mended in the invoice's lines.
/// </summary>
internal sealed class TotalValue(string stream, IReadOnlyList<string> columns) : IFieldValue
{
    public JsonNode? Make(MappingScope scope, string path)
    {
        var key = scope.Cells.Key(scope.Row, columns);
        if (key.Length == 0)
            return null;
        scope.References.Add(new Reference(path, stream, key) { Use = ReferenceUse.Total });
        return Payload.TotalMarker(stream, key);
    }
}
