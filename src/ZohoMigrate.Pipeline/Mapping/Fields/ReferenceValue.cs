using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>ref: customers, from: customerID</c>: the Zoho id of another record, known once that one is delivered.</summary>
internal sealed class ReferenceValue(string stream, IReadOnlyList<string> columns) : IFieldValue
{
    public JsonNode? Make(MappingScope scope, string path)
    {
        var key = scope.Cells.Key(scope.Row, columns);
        if (key.Length == 0)
            return null;

        scope.References.Add(new Reference(path, stream, key));
        return Payload.ReferenceMarker(stream, key);
    }
}
