using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>An operation that follows the create, for records whose header row meets all conditions.</summary>
internal sealed record StepMapping(string Operation, IReadOnlyList<RowCondition> When);
