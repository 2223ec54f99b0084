using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>What became of a table's rows, those of all its files together.</summary>
internal static class TableAccounts
{
    public static TableAccount Of(IReadOnlyList<StagedTable> files) => new(
        files[0].Table.Source.File, files.Sum(file => file.Rows), files.Sum(file => file.InViews()), files.Sum(file => file.Unseen.Seen.Count));
}
