using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Tells the reports of other programs, of which nothing can be proposed row by row, from lists of records.</summary>
internal sealed class ReportChoice(IReadOnlyList<KnownReport> reports, IReadOnlyList<KnownNames> known, ZohoCatalogue catalogue)
{
    /// <summary>The table, with what to do if it is such a report.</summary>
    public SampledTable Of(SampledTable table)
    {
        var forms = table.Columns.Select(column => column.Form).ToHashSet(StringComparer.Ordinal);
        var report = reports.FirstOrDefault(report => report.Columns.Values.All(names => names.Any(name => forms.Contains(NameForm.Of(name)))));
        return report is null || IsNamedForRecords(table) ? table : table with { Advice = $"it is {report.Report}. {report.Advice}" };
    }

    // A register of receipts has a row for each of them: so has whatever is named for things that have a day and no lines.
    private bool IsNamedForRecords(SampledTable table) => ModuleChoice.Of(table, known, catalogue)
        .Any(choice => choice is { Name: > 0, Names.Lines: null } && choice.Module.Fields.Values.Any(field => field.Type == FieldType.Date));
}
