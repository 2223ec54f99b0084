using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>
/// <c>lookup: books.accounts, by: account_name, from: account</c>: the Zoho id of a record that the organisation has, known once its list
/// was read.
/// </summary>
/// <param name="list">Where it is looked up.</param>
/// <param name="value">Makes the value it has there, as text.</param>
internal sealed class LookupValue(LookupList list, IFieldValue value) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path)
    {
        if (value.Make(scope, path)?.ToString() is not { } text)
            return null;

        scope.Notes.Add(new Lookup(path, list, text, scope.Row.IsSameRow(scope.Record.Header) ? null : scope.Row.Id));
        return Payload.ReferenceMarker(list.Name, text);
    }
}
