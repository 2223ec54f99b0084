using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>The oracle of "never twice": goes through the ledger alone, past what the records show now.</summary>
internal static class CommittedTwice
{
    /// <summary>Creates that were committed while a record of the same module and natural key lived; a deleted one may be made again.</summary>
    public static int Count(SandboxDatabase database)
    {
        var changes = database.Rows(
            """
            SELECT operation = 'create', module, natural_key, record_id FROM arrival
            WHERE committed AND record_id IS NOT NULL AND (operation = 'delete' OR operation = 'create' AND natural_key IS NOT NULL)
            ORDER BY ended, sequence
            """,
            row => (IsCreate: row.GetBoolean(0), Module: row.GetString(1), Key: row.IsDBNull(2) ? null : row.GetString(2), Id: row.GetString(3)));
        var keys = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var living = new Dictionary<(string, string), int>();
        var twice = 0;
        foreach (var (isCreate, module, key, id) in changes)
        {
            if (isCreate)
            {
                keys[id] = (module, key!);
                living[keys[id]] = living.GetValueOrDefault(keys[id]) + 1;
                twice += living[keys[id]] > 1 ? 1 : 0;
            }
            else if (keys.TryGetValue(id, out var deleted))
            {
                living[deleted]--;
            }
        }

        return twice;
    }
}
