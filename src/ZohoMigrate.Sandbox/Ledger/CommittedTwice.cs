using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>The oracle of "never twice": goes through the ledger alone, past what the records show now.</summary>
internal static class CommittedTwice
{
    /// <summary>
    /// Module → creates that were committed while a record of the same module and natural key lived; a deleted one may be made again. Modules
    /// without any are left out.
    /// </summary>
    public static IReadOnlyDictionary<string, int> Count(SandboxDatabase database)
    {
        var changes = database.Rows(
            """
            SELECT operation <> 'delete', module, natural_key, record_id FROM arrival JOIN arrival_item USING (sequence)
            WHERE arrival_item.committed AND record_id IS NOT NULL
                AND (operation = 'delete' OR operation IN ('create', 'upsert', 'bulk_write') AND natural_key IS NOT NULL)
            ORDER BY ended, sequence, position
            """,
            row => (IsCreate: row.GetBoolean(0), Module: row.GetString(1), Key: row.IsDBNull(2) ? null : row.GetString(2), Id: row.GetString(3)));
        var keys = new Dictionary<string, (string Module, string Key)>(StringComparer.Ordinal);
        var living = new Dictionary<(string, string), int>();
        var twice = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (isCreate, module, key, id) in changes)
        {
            if (isCreate)
            {
                keys[id] = (module, key!);
                living[keys[id]] = living.GetValueOrDefault(keys[id]) + 1;
                if (living[keys[id]] > 1)
                    twice[module] = twice.GetValueOrDefault(module) + 1;
            }
            else if (keys.TryGetValue(id, out var deleted))
            {
                living[deleted]--;
            }
        }

        return twice;
    }
}
