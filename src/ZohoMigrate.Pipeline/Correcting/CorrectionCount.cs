using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>Adds up what became of the rows that came back.</summary>
internal static class CorrectionCount
{
    public static CorrectionAccount Of(
        IReadOnlyCollection<RowCorrection> rows, IReadOnlyCollection<RetriedRecord> retried, IReadOnlyDictionary<RecordState, int> states, int steps)
    {
        var taken = retried.SelectMany(record => record.Taken).ToHashSet();
        var kept = rows.Where(row => row.CameBack).SelectMany(row => row.Kept.Where(cell => !taken.Contains(cell)).Select(cell => (row.Row, cell.Column))).ToList();
        var corrected = rows.SelectMany(row => row.Corrected).Concat(taken).ToHashSet();
        return new CorrectionAccount
        {
            Rows = rows.Count(row => row.CameBack),
            Cells = corrected.Count,
            CorrectedRows = corrected.DistinctBy(cell => cell.Row).Count(),
            Kept = kept.Count,
            FirstKept = kept.Count == 0 ? null : $"{kept[0].Row.File.Name} line {kept[0].Row.FirstLine}, column `{kept[0].Row.File.Columns[kept[0].Column]}`",
            Retried = states.GetValueOrDefault(RecordState.Pending),
            Rejected = states.GetValueOrDefault(RecordState.Rejected),
            Blocked = states.GetValueOrDefault(RecordState.Blocked),
            Steps = steps,
            AtZoho = Count(rows, RecordState.Created, RecordState.Recovered, RecordState.Updated, RecordState.Matched, RecordState.Unchanged),
            Pending = Count(rows, RecordState.Pending),
            Unknown = Count(rows, RecordState.Unknown),
        };
    }

    private static int Count(IEnumerable<RowCorrection> rows, params ReadOnlySpan<RecordState> states)
    {
        var wanted = new HashSet<RecordState?>();
        foreach (var state in states)
            wanted.Add(state);
        return rows.Count(row => wanted.Contains(row.Staged.State) && (row.Staged.FailedSteps.Count == 0 || row.IsPassedOver));
    }
}
