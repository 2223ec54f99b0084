using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>The second stage: a record's rows in, the record as Zoho will see it out. May be used from many tasks at once.</summary>
internal sealed class MappingStage(StreamMapping mapping)
{
    private readonly CellReader _cells = new(mapping.Source.NullMarkers);
    private readonly string[] _sending = [.. mapping.Module.SendingSteps];
    private readonly string[] _address = mapping.Module.Create is { Batch: null, NamesNone: false } ? [] : [.. mapping.Module.Create.InPath];

    /// <summary>The keys of records that others refer to by other columns: all records of the streams before this one.</summary>
    public ReferredKeys Keys { get; init; } = ReferredKeys.None;

    /// <summary>Maps one record; what could not be converted is left out and noted, all of it at once.</summary>
    public MappedRecord Map(SourceRecord record)
    {
        var scope = new MappingScope(record, record.Header, _cells) { Keys = Keys };
        var key = mapping.Key.Count == 0 ? RowGrouping.WholeFile : _cells.Key(record.Header, mapping.Key);
        if (record.Missing is not null)
            scope.Notes.Add(record.Missing);
        Groups?.Check(scope);
        var payload = mapping.Fields.MakeMembers(scope, "");
        CheckKinds(scope);
        if (mapping.After?.Read(scope, "after") is { } earlier)
            scope.Notes.Add(new Reference("after", mapping.After.Stream, earlier));
        Sayings.Check(scope, mapping);
        CellErrorCheck.Check(scope, mapping.Source);
        if (key.Length > 0)
            Mark(payload, key);
        return new MappedRecord
        {
            Stream = mapping.Entry.Name,
            Module = mapping.Entry.Module,
            Ordinal = record.Ordinal,
            Key = key,
            Payload = payload,
            References = scope.Notes.References,
            Lookups = scope.Notes.Lookups,
            Operation = mapping.Upsert.Step,
            Steps = mapping.Steps.Count + _sending.Length == 0 ? [] : StepsOf(record.Header, payload),
            Sequence = mapping.Module.Sequence is { } sequence ? payload[sequence]?.ToJsonString() : null,
            Address = _address.Length > 0 ? AddressOf(payload) : null,
            SourceTotal = mapping.Total?.Read(scope),
            Header = record.Header,
            Lines = record.Lines,
            Problems = scope.Notes.Problems,
        };
    }

    private GroupAgreement? Groups { get; } = mapping.Source.Groups is { } groups ? new GroupAgreement(groups) : null;

    // A line that no list takes would be lost, and its amount with it.
    private void CheckKinds(MappingScope scope)
    {
        if (mapping.LineKinds.Count == 0)
            return;
        foreach (var line in scope.Record.Lines.Where(line => !mapping.LineKinds.Any(kind => _cells.Meets(line, kind))))
            scope.At(line).Add(string.Join(", ", mapping.LineKinds.SelectMany(kind => kind).Select(condition => $"`{condition.Column}`").Distinct(StringComparer.Ordinal)), "line-of-no-list", "the line meets the `where` of no list, and would not be sent");
    }

    private void Mark(PayloadObject payload, string key)
    {
        if (mapping.UniqueField is { } custom)
            UniqueField.Put(mapping.Module.CustomFields!, payload, custom, UniqueValue.Of(mapping.Entry.Name, key));
        else if (mapping.Module.Marker is { } field)
            payload[field] = RecordMarker.Append(payload[field]?.ToString(), RecordMarker.Of(mapping.Entry.Name, key));
    }

    private string AddressOf(PayloadObject payload) => string.Join(' ', _address.Select(field => payload[field]?.ToJsonString()));

    private IReadOnlyList<string> StepsOf(SourceRow header, PayloadObject payload) =>
        [.. mapping.Steps.Where(step => _cells.Meets(header, step.When)).Select(step => step.Operation), .. Sending(payload)];

    private IEnumerable<string> Sending(PayloadObject payload) => _sending.Where(step => payload.Any(
        field => mapping.Module.Fields.GetValueOrDefault(field.Key)?.SentBy == step && field.Value is not PayloadList { Count: 0 }));
}
