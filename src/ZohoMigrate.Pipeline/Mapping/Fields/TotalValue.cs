using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>
/// <c>total_of: orders, from: orderID</c>: what another record comes to, by the same arithmetic that expects its total of Zoho; so that a
/// payment of an invoice is the invoice's amount to the cent, whatever is mended in the invoice's lines.
/// </summary>
internal sealed class TotalValue(ReferredKey referred) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path)
    {
        if (referred.Read(scope, path) is not { } key)
            return null;

        scope.Notes.Add(new Reference(path, referred.Stream, key) { Use = ReferenceUse.Total });
        return Payload.TotalMarker(referred.Stream, key);
    }
}
