using ZohoMigrate.Catalog;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>How many records a job of bulk write makes.</summary>
/// <param name="MostRecords">Most rows of its file.</param>
/// <param name="Without">Fields that a row cannot hold, besides lists and moments.</param>
/// <param name="Scopes">OAuth scopes that its calls need besides the module's.</param>
/// <param name="Cost">What asking for a job takes of each lane.</param>
internal sealed record BulkDescription(int MostRecords, IReadOnlyList<string> Without, IReadOnlyList<string> Scopes, IReadOnlyDictionary<string, int> Cost)
{
    public static BulkDescription? Of(ModuleSpec module) => module.Bulk is not { } bulk
        ? null
        : new(
            bulk.Most,
            [.. bulk.Without.Where(module.Fields.ContainsKey)],
            [.. bulk.Operations.Select(operation => operation.Scope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            bulk.Job.Cost);
}
