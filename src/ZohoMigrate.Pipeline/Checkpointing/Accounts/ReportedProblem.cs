using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>A problem with the record or stray row it belongs to.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Key">The record's key; empty for a stray row.</param>
/// <param name="State">The record's state; null for a stray row.</param>
/// <param name="Row">The row it is about ("orders.csv#17").</param>
/// <param name="File">The row's file.</param>
/// <param name="Line">The line the row begins on.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record ReportedProblem(
    string Stream, string Key, RecordState? State, string Row, string File, long Line, Problem Problem);
