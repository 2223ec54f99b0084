using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>
/// <c>lookup: books.accounts, by: account_name, from: account</c>: the Zoho id of a record that the organisation has, known once its list
/// was read.
/// </summary>
/// <param name="list">Where it is looked up.</param>
/// <param name="values">Make the values it has there, as texts: one for each field it is told by.</param>
internal sealed class LookupValue(LookupList list, IReadOnlyList<IFieldValue> values) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path)
    {
        var noted = scope.Notes.Problems.Count;
        var texts = values.Select(value => value.Make(scope, path)?.ToString()).ToList();
        if (texts.Contains(null))
        {
            if (scope.Notes.Problems.Count == noted)
                NoteHalves(scope, path, texts);
            return null;
        }

        var sought = LookupList.Value(texts!);
        scope.Notes.Add(new Lookup(path, list, sought, scope.Row.IsSameRow(scope.Record.Header) ? null : scope.Row.Id));
        return Payload.ReferenceMarker(list.Name, sought);
    }

    // A constant or a default says nothing about the row. A row that has only some of the values would silently lose its tax.
    private void NoteHalves(MappingScope scope, string path, List<string?> texts)
    {
        if (!values.Zip(texts).Any(one => one.Second is not null && one.First.IsSaid(scope)))
            return;
        var missing = list.Fields.Zip(texts).Where(one => one.Second is null).Select(one => $"`{one.First}`");
        scope.Add(path, "incomplete-lookup", $"is looked up in {list.Module} by several fields, and the row has no {string.Join(", ", missing)}");
    }
}
