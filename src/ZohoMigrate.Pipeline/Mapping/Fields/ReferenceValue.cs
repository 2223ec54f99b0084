using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>ref: customers, from: customerID</c>: the Zoho id of another record, known once that one is delivered.</summary>
internal sealed class ReferenceValue(ReferredKey referred, string? takes) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path)
    {
        if (referred.Read(scope, path) is not { } key)
            return null;

        scope.Notes.Add(new Reference(path, referred.Stream, key));
        return Payload.ReferenceMarker(referred.Stream, key, takes);
    }
}
