using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>The third stage: holds each record against what Zoho demands of its module. May be used from many tasks at once.</summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line, so that a problem can name the line.</param>
internal sealed class ValidationStage(ModuleSpec module, IReadOnlySet<string> lineLists)
{
    /// <summary>The record with what the set rules ask of it (natural key, total, applied amounts) and, beside its problems, every one that is found.</summary>
    public MappedRecord Check(MappedRecord record)
    {
        var applied = new AppliedAmounts(module, record.Payload);
        var judged = record with
        {
            NaturalKey = NaturalKey.Of(module, record.Payload),
            References = applied.Note(record.References),
            Problems = [.. record.Problems, .. new RowRules(record, lineLists).Check(module)],
        };
        return judged.IsRejected ? judged : Reckon(judged, applied);
    }

    // Sums are made of sound values only: a missing quantity is no zero.
    private MappedRecord Reckon(MappedRecord record, AppliedAmounts applied)
    {
        var total = RecordTotal.Of(module, record.Payload);
        return total is not null && applied.Exceed(total.Value)
            ? record with { Total = total, Problems = [.. record.Problems, AppliesTooMuch(record)] }
            : record with { Total = total };
    }

    private Problem AppliesTooMuch(MappedRecord record)
    {
        var field = RecordTotal.FieldOf(module);
        return new Problem(
            ProblemStage.Validation, "over-applied", $"{field} is less than what is applied of it ({record.Header.File.Name} line {record.Header.FirstLine})")
        {
            Field = field,
            Hint = "Correct the amount, or what is applied of it; what is left over may stay unapplied.",
        };
    }
}
