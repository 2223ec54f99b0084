using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>
/// What a record adds up to, against the total its source states. The message names the amounts, because nobody could find the fault
/// without them: reports may, logs may not.
/// </summary>
internal static class TotalRule
{
    /// <summary>Call it for a record without errors only: a value that is wrong cannot be added up.</summary>
    public static void Check(ModuleSpec module, MappedRecord record, RowProblems problems)
    {
        if (record.SourceTotal is not { } stated)
            return;
        if (stated.Amount is not { } amount)
            problems.Add("total-unchecked", RecordTotal.Field, $"is not checked: column `{stated.Column}` is empty", row: null);
        else if (RecordTotal.Of(module, record.Payload) is not { } total)
            problems.Add("total-unchecked", RecordTotal.Field, "is not checked: a part of it is Zoho's to add, such as a tax", row: null);
        else if (Math.Abs(total - amount) > stated.Tolerance)
            problems.Add("total-differs", RecordTotal.Field, Differs(stated.Column, total, amount), row: null);
    }

    private static string Differs(string column, decimal total, decimal amount) => string.Create(
        CultureInfo.InvariantCulture,
        $"is {total:0.00##}, which is {Math.Abs(total - amount):0.00##} {(total > amount ? "more" : "less")} than column `{column}` says");
}
