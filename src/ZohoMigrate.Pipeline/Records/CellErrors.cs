namespace ZohoMigrate.Pipeline.Records;

/// <summary>What a workbook's cell shows in place of a value that its formula could not come to.</summary>
internal static class CellErrors
{
    private static readonly HashSet<string> Texts = new(
        ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#ERROR!"], StringComparer.Ordinal);

    /// <summary>Whether a file's cells may hold one. Those of a workbook only: elsewhere the same words may be anything.</summary>
    public static bool MayBeIn(SourceFile file) => file.Format?.Sheet is not null;

    /// <summary>Whether a row's text is one.</summary>
    public static bool Has(SourceRow row, string text) => MayBeIn(row.File) && Texts.Contains(text);
}
