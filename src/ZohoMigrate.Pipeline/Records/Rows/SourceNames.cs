namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>What the reports call the files of a stream.</summary>
internal static class SourceNames
{
    /// <summary>"orders.csv" for header rows, "orders.order_details.csv" for its lines; those of a view may come from several files.</summary>
    public static string ErrorFile(SourceFile file) => file.Role == RowRole.Line
        ? $"{file.Stream}.{(file.IsThroughView ? "lines" : Path.GetFileNameWithoutExtension(file.Name))}.csv"
        : $"{file.Stream}.csv";
}
