using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>The third stage: holds each record against what Zoho demands of its module. May be used from many tasks at once.</summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line, so that a problem can name the line.</param>
internal sealed class ValidationStage(ModuleSpec module, IReadOnlySet<string> lineLists)
{
    /// <summary>The record with its natural key and, beside those it has, every problem that is found.</summary>
    public MappedRecord Check(MappedRecord record) => record with
    {
        NaturalKey = NaturalKey.Of(module, record.Payload),
        Problems = [.. record.Problems, .. new RowRules(record, lineLists).Check(module)],
    };
}
