using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>
/// The lines of <c>files[]</c>. Where a stream reads a view there are two accounts, and each adds up: what became of the rows of the files,
/// once for all views, and what became of the rows of each view.
/// </summary>
internal static class FileSummaries
{
    public static IReadOnlyList<FileSummary> Of(IReadOnlyList<FileAccount> files, ViewAccounts? views)
    {
        if (views is null)
            return [.. files.Select(Of)];
        var tables = views.Tables.Select(table => new FileSummary(
            table.File, table.Rows, table.InViews, table.Rows - table.InViews - table.Unreadable, Orphan: 0, table.Unreadable)
        { IsAbsent = table.IsAbsent });
        var streams = files.Where(file => file.Rows > 0 || !file.File.IsThroughView).GroupBy(file => ViewOf(file.File, views) is { } view
            ? (view.Stream, view.View, view.Role)
            : (file.File.Stream, file.File.Name, file.File.Role));
        return [.. tables, .. streams.Select(same => Sum(same.Key.Item2, [.. same], LeftOut(same.First().File, views)))];
    }

    private static long LeftOut(SourceFile file, ViewAccounts views) => ViewOf(file, views)?.LeftOut ?? 0;

    private static StreamView? ViewOf(SourceFile file, ViewAccounts views) => file.IsThroughView
        ? views.Views.FirstOrDefault(view => view.Stream == file.Stream && view.Role == file.Role)
        : null;

    // What cannot be read, or is no data, never came to a view: it is counted with its file.
    private static FileSummary Sum(string name, IReadOnlyList<FileAccount> files, long leftOut) => files is [{ File.IsThroughView: false } only]
        ? Of(only)
        : new(
            name,
            files.Sum(file => file.Rows - file.Unreadable) - leftOut,
            files.Sum(file => file.InRecords),
            files.Sum(file => file.Excluded) - leftOut,
            files.Sum(file => file.Orphan),
            Unreadable: 0)
        { Stream = files[0].File.Stream, LeftOut = files.Sum(file => file.Excluded - file.Told) };

    private static FileSummary Of(FileAccount account) =>
        new(account.File.Name, account.Rows, account.InRecords, account.Excluded, account.Orphan, account.Unreadable)
        {
            LeftOut = account.Excluded - account.Told,
            Stream = account.File.Stream,
            HowRead = account.File.Format?.Describe(account.File.Columns.Count) is { Count: > 0 } words ? words : null,
        };
}
