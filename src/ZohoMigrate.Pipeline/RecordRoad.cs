using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Pipeline;

/// <summary>Steps 2 and 3 for one record of a stream: mapped, and checked as its pack wants it. May be used from many tasks at once.</summary>
/// <param name="stream">The stream.</param>
/// <param name="keys">The keys that others refer by.</param>
/// <param name="taxes">The taxes that are known so far.</param>
/// <param name="locks">The periods the organisation has closed; null where it was not asked.</param>
/// <param name="files">The files of the data folder; null where they need not be there.</param>
/// <param name="known">The records that are known so far; null where none are.</param>
internal sealed class RecordRoad(StreamMapping stream, ReferredKeys keys, KnownTaxes taxes, LockedPeriods? locks = null, DataFiles? files = null, KnownRecords? known = null)
{
    private readonly MappingStage _mapping = new(stream) { Keys = keys };
    private readonly ValidationStage _validation = new(stream.Module, stream.LineLists)
    {
        Choices = stream.Rules,
        Omitted = stream.Omitted,
        Mapped = stream.Mapped,
        FoundBy = [.. stream.Upsert.Paths],
        Lines = stream.Source.Lines,
        Locks = locks ?? LockedPeriods.None,
        Files = files,
        Taxes = taxes,
        Home = stream.Home,
        Known = known ?? KnownRecords.None,
        Currencies = stream.StatedCurrencies,
    };

    public MappedRecord Take(SourceRecord record) => _validation.Check(_mapping.Map(record));
}
