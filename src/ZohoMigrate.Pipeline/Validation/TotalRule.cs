using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>
/// What a record adds up to, against the total its source states and against what is applied of it. The message names the amounts where
/// nobody could find the fault without them: reports may, logs may not.
/// </summary>
internal static class TotalRule
{
    /// <summary>Call it for a record without errors only: a value that is wrong cannot be added up.</summary>
    public static void Check(ModuleSpec module, MappedRecord record, decimal? total, AppliedAmounts applied, RowProblems problems)
    {
        var field = RecordTotal.FieldOf(module);
        if (record.SourceTotal is { } stated)
            CheckStated(stated, total, field, problems);
        if (total is not null && applied.Exceed(total.Value))
            problems.Add("over-applied", field, "is less than what is applied of it", row: null);
    }

    private static void CheckStated(SourceTotal stated, decimal? total, string? field, RowProblems problems)
    {
        if (stated.Amount is not { } amount)
            problems.Add("total-unchecked", field, $"is not checked: column `{stated.Column}` is empty", row: null);
        else if (total is null)
            problems.Add("total-unchecked", field, "is not checked: a part of it is Zoho's to add, such as a tax", row: null);
        else if (Math.Abs(total.Value - amount) > stated.Tolerance)
            problems.Add("total-differs", field, Differs(stated.Column, total.Value, amount), row: null);
    }

    private static string Differs(string column, decimal total, decimal amount) => string.Create(
        CultureInfo.InvariantCulture,
        $"is {total:0.00##}, which is {Math.Abs(total - amount):0.00##} {(total > amount ? "more" : "less")} than column `{column}` says");
}
