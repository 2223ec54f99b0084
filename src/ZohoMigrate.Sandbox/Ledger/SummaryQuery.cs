using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>Counts ledger and records. Nothing is remembered between two counts, so no running total can be wrong.</summary>
internal sealed class SummaryQuery(SandboxState state, IReadOnlyList<string> products, TimeSpan window)
{
    public SandboxLedgerSummary Read()
    {
        lock (state.Gate)
        {
            state.ThrowIfFailed();
            var shelves = state.Records.Shelves.ToList();
            var twice = CommittedTwice.Count(state.Database);
            return new SandboxLedgerSummary
            {
                Arrivals = Count("product IS NOT NULL"),
                ByStatus = CountBy("ifnull(status, 'none')"),
                ByCode = CountBy("code", "code IS NOT NULL"),
                ByOperation = CountBy("ifnull(ifnull(module || '.', '') || operation, 'unknown')"),
                ByFault = Counts("SELECT fault, count(*) FROM strike GROUP BY 1 ORDER BY 1"),
                TokenCalls = Count("product IS NULL"),
                RefusedByLimit = Count("refusal <> 'locked'"),
                MaxInWindow = products.Max(MaxInWindow),
                MaxConcurrent = (int)Number("SELECT ifnull(max(in_process), 0) FROM arrival"),
                Emails = Count("email"),
                Automations = Count("automation"),
                Records = shelves.Where(shelf => shelf.Records.Count > 0)
                    .ToDictionary(shelf => shelf.Module.Module, Module, StringComparer.Ordinal),
                Duplicates = shelves.Where(shelf => shelf.Duplicates > 0)
                    .ToDictionary(shelf => shelf.Module.Module, shelf => shelf.Duplicates, StringComparer.Ordinal),
                CreatesCommitted = Counts(
                    """
                    SELECT module, count(*) FROM arrival JOIN arrival_item USING (sequence)
                    WHERE arrival_item.committed AND (operation = 'create' OR operation = 'bulk_write' AND natural_key IS NOT NULL) GROUP BY 1 ORDER BY 1
                    """),
                CreatedInBulk = Counts(
                    """
                    SELECT module, count(*) FROM arrival JOIN arrival_item USING (sequence)
                    WHERE arrival_item.committed AND operation = 'bulk_write' AND natural_key IS NOT NULL GROUP BY 1 ORDER BY 1
                    """),
                CreatesCommittedTwice = twice.Values.Sum(),
                CommittedTwice = twice,
            };
        }
    }

    private static SandboxModuleSummary Module(Shelf shelf) => new()
    {
        Count = shelf.Records.Count,
        Total = Sum(shelf, shelf.Module.TotalField),
        Balance = Sum(shelf, "balance"),
        Statuses = shelf.Records.Select(record => record.Json["status"]?.ToString()).OfType<string>().CountBy(status => status, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal),
    };

    private int MaxInWindow(string product) =>
        WindowOracle.MaxInWindow([.. state.Arrivals.Since(product, long.MinValue).Select(arrival => arrival.Moment)], window);

    private static decimal? Sum(Shelf shelf, string member)
    {
        var amounts = shelf.Records.Select(record => record.Json[member]).OfType<JsonNode>().Select(FieldRule.Number).ToList();
        return amounts.Count == 0 ? null : amounts.Sum();
    }

    private long Count(string condition) => Number($"SELECT count(*) FROM arrival WHERE {condition}");

    private long Number(string sql) => Convert.ToInt64(state.Database.Scalar(sql), CultureInfo.InvariantCulture);

    private Dictionary<string, long> CountBy(string expression, string condition = "1") =>
        Counts($"SELECT CAST({expression} AS TEXT), count(*) FROM arrival WHERE product IS NOT NULL AND {condition} GROUP BY 1 ORDER BY 1");

    private Dictionary<string, long> Counts(string sql) => state.Database
        .Rows(sql, row => (Value: row.GetString(0), Count: row.GetInt64(1)))
        .ToDictionary(row => row.Value, row => row.Count, StringComparer.Ordinal);
}
