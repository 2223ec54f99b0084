using System.Text.Json.Serialization;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>The JSON the reports and the run's notes are written in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(KebabCaseEnum<RunState>), typeof(KebabCaseEnum<RecordState>), typeof(KebabCaseEnum<ProblemStage>), typeof(KebabCaseEnum<Severity>),
        typeof(KebabCaseEnum<DifferenceKind>), typeof(KebabCaseEnum<RowRole>),
    ])]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(ProblemEntry))]
[JsonSerializable(typeof(RunEnd))]
[JsonSerializable(typeof(RunPlan))]
[JsonSerializable(typeof(Reconciliation))]
[JsonSerializable(typeof(ChangeAccount))]
[JsonSerializable(typeof(KeptLimits))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(RecordIdentity))]
[JsonSerializable(typeof(ViewAccounts))]
[JsonSerializable(typeof(Survey))]
internal sealed partial class ReportJson : JsonSerializerContext;
