using ZohoMigrate.Catalog;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>How one call carries several records.</summary>
/// <param name="Most">Most records of a call.</param>
/// <param name="RecordsPer">Lane → records that one permit there carries; other lanes cost the same for any number.</param>
internal sealed record BatchDescription(int Most, IReadOnlyDictionary<string, int> RecordsPer)
{
    public static BatchDescription? Of(OperationSpec operation) => operation.Batch is { } batch ? new BatchDescription(batch.Most, batch.CostPer) : null;
}
