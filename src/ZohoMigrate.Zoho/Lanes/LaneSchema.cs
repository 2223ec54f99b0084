using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The tables of a lane's file. A file outlives the program that made it: columns it does not have yet are added.</summary>
internal static class LaneSchema
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        -- One row. Times are ticks of 100 ns: monotonic ones of the boot named here, except those called _utc.
        CREATE TABLE IF NOT EXISTS lane (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            boot TEXT NOT NULL,
            keep INTEGER NOT NULL,              -- longest time an ended slot matters to any process
            cool_until INTEGER,
            cool_until_utc INTEGER,
            cool_length INTEGER,
            probing INTEGER NOT NULL DEFAULT 0, -- 1 = after a cool-down, until a request was not throttled
            probe INTEGER,                      -- the slot that tries it
            quota_until_utc INTEGER,            -- Zoho said that the day's calls are used up; by the steady clock
            learnt_limit INTEGER,               -- what others leave us of the window; null = all
            plan_per_day INTEGER                -- calls a day by the organisation's plan, as last read; null = never read
        ) STRICT;
        -- A lease in flight (ended is null) or one whose rest is not over.
        CREATE TABLE IF NOT EXISTS slot (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            owner TEXT NOT NULL,
            permits INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        -- Holds a row from the first answer that may mean the day's end until a request comes through.
        CREATE TABLE IF NOT EXISTS day_suspected (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
        -- By minutes of the steady clock.
        CREATE TABLE IF NOT EXISTS day (minute INTEGER PRIMARY KEY, permits INTEGER NOT NULL) STRICT;
        """;

    private static readonly (string Table, string Column, string Definition)[] Later =
    [
        ("lane", "learnt_since", "INTEGER"), // from when clean windows raise the learnt limit
        ("lane", "taught", "INTEGER NOT NULL DEFAULT 0"), // 1 = the cool-down there is has taught a limit
        ("lane", "refused_trials", "INTEGER NOT NULL DEFAULT 0"), // in a row
        ("lane", "said", "TEXT"), // by Zoho, when the last rest began
        ("lane", "steady_begun", "INTEGER"), // what the steady clock of this boot is ahead of the monotonic one
        ("day", "wall", "INTEGER NOT NULL DEFAULT 0"), // the last minute of the wall clock among them
        ("slot", "refused", "INTEGER NOT NULL DEFAULT 0"), // 1 = its request was throttled
    ];

    public static int Prepare(SqliteConnection connection)
    {
        connection.Execute(Tables);
        return Later
            .Where(added => connection.Number("SELECT 1 FROM pragma_table_info($0) WHERE name = $1", added.Table, added.Column) is null)
            .Sum(added => connection.Execute($"ALTER TABLE {added.Table} ADD COLUMN {added.Column} {added.Definition}"));
    }
}
