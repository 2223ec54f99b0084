using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Pipeline;

/// <summary>Steps 2 and 3 for one record of a stream: mapped, and checked as its pack wants it. May be used from many tasks at once.</summary>
internal sealed class RecordRoad(StreamMapping stream, ReferredKeys keys, KnownTaxes taxes)
{
    private readonly MappingStage _mapping = new(stream) { Keys = keys };
    private readonly ValidationStage _validation = new(stream.Module, stream.LineLists)
    {
        Choices = stream.Rules,
        Omitted = stream.Omitted,
        Lines = stream.Source.Lines,
        Taxes = taxes,
        Home = stream.Home,
    };

    public MappedRecord Take(SourceRecord record) => _validation.Check(_mapping.Map(record));
}
