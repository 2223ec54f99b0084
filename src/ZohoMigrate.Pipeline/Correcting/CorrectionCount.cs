using ZohoMigrate.Pipeline.Records.Work;

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
            AtZoho = Count(rows, state => state.IsAtZoho()),
            Pending = Count(rows, state => state == RecordState.Pending),
            Unknown = Count(rows, state => state == RecordState.Unknown),
        };
    }

    private static int Count(IEnumerable<RowCorrection> rows, Func<RecordState, bool> isMeant) =>
        rows.Count(row => row.Staged.State is { } state && isMeant(state) && (row.Staged.FailedSteps.Count == 0 || row.IsPassedOver));
}
