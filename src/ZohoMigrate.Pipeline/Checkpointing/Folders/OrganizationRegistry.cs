using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// Knows, for each organisation, the run folders that deliver to it, so that a fresh folder or a restored backup does not deliver again
/// what another checkpoint knows to be there (law 2). One file in the user's state folder.
/// </summary>
/// <remarks>
/// Each claim makes a new generation, written first into the checkpoint, then here, inside one transaction of this file; within a
/// generation each create is written down in the same order. Dying between the two leaves the checkpoint one ahead, which is accepted; a
/// checkpoint that is behind is an older copy.
/// </remarks>
public sealed class OrganizationRegistry(string stateFolder, TimeProvider time)
{
    internal const string Here = "target = ?1 AND product = ?2 AND data_center = ?3 AND organization = ?4";

    /// <summary>Claims the organisation for a checkpoint, or refuses.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="claim">The checkpoint.</param>
    /// <param name="writeStart">Writes the new generation durably into the checkpoint.</param>
    /// <exception cref="LedgerConflictException">Another folder, or a newer state of this one, has delivered there.</exception>
    public async Task<OrganizationClaim> ClaimAsync(IdentityScope scope, LedgerClaim claim, Func<LedgerStart, Task> writeStart)
    {
        var database = Open();
        try
        {
            database.Run("BEGIN IMMEDIATE");
            var known = Find(database, scope);
            if (claim.Choice == LedgerChoice.Known)
                LedgerConflict.Check(scope, claim, known);
            var self = known.Find(folder => folder.Checkpoint == claim.Checkpoint);
            var lost = claim.Choice == LedgerChoice.Recover ? known.FindAll(folder => folder == self || folder.IsLostTo(claim)) : [];
            var start = new LedgerStart(1 + Math.Max(claim.Generation, self?.Generation ?? 0))
            {
                IsRecovery = claim.Choice == LedgerChoice.Recover,
                MayHaveJobs = claim.Choice == LedgerChoice.Recover && (lost.Count == 0 || lost.Exists(folder => folder.HasJobs)),
                First = lost.TrueForAll(folder => folder.First is not null) ? lost.Min(folder => folder.First) : null,
            };
            await writeStart(start);
            lost.ForEach(folder => Outdate(database, scope, folder));
            Write(database, scope, claim, start, start.IsRecovery ? start.First : FirstOf(claim, self));
            CrashPoint.Pass("before-claim");
            database.Run("COMMIT");
            CrashPoint.Pass("after-claim");
            return new OrganizationClaim(database, scope, claim.Checkpoint, start.Generation);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The folders that have delivered to an organisation, the newest claim first.</summary>
    internal IReadOnlyList<KnownFolder> Find(IdentityScope scope)
    {
        using var database = Open();
        return Find(database, scope);
    }

    // One that has delivered before it was known here began nobody knows when.
    private DateTimeOffset? FirstOf(LedgerClaim claim, KnownFolder? self) =>
        self is not null ? self.First : claim.Generation > 0 ? null : time.GetUtcNow();

    // A copy of a lost checkpoint that comes back is older from now on.
    private static void Outdate(Database database, IdentityScope scope, KnownFolder lost) => database.Run(
        $"UPDATE folder SET generation = generation + 1 WHERE {Here} AND checkpoint = ?5",
        scope.Target,
        lost.Product,
        scope.DataCenter,
        scope.Organization,
        lost.Checkpoint.ToString());

    private void Write(Database database, IdentityScope scope, LedgerClaim claim, LedgerStart start, DateTimeOffset? first) => database.Run(
        """
        INSERT INTO folder (target, product, data_center, organization, checkpoint, generation, path, claimed, first, last_create)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?10, ?9)
        ON CONFLICT DO UPDATE SET
            generation = excluded.generation, path = excluded.path, claimed = excluded.claimed, first = excluded.first, last_create = excluded.last_create
        """,
        scope.Target,
        scope.Product,
        scope.DataCenter,
        scope.Organization,
        claim.Checkpoint.ToString(),
        start.Generation,
        claim.Folder,
        StoredText.Of(time.GetUtcNow()),
        claim.LastCreate,
        first is { } known ? StoredText.Of(known) : null);

    // A folder of several products owns records of each: one that shares any of them counts.
    private static List<KnownFolder> Find(Database database, IdentityScope scope) =>
    [
        .. database.Rows(
            """
            SELECT checkpoint, generation, last_create, path, first, product, jobs FROM folder
            WHERE target = ?1 AND data_center = ?2 AND organization = ?3 ORDER BY claimed DESC
            """,
            row => new KnownFolder(
                Guid.Parse(row.GetString(0)),
                row.GetInt64(1),
                row.GetInt64(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : StoredText.ParseTime(row.GetString(4)))
            {
                Product = row.GetString(5),
                HasJobs = row.GetInt64(6) > 0,
            },
            scope.Target,
            scope.DataCenter,
            scope.Organization).Where(folder => scope.Shares(folder.Product)),
    ];

    private Database Open()
    {
        OwnerOnly.CreateFolder(stateFolder);
        var path = Path.Combine(stateFolder, "registry.db");
        if (!File.Exists(path)) // closing a file that SQLite has open elsewhere in this process would drop its locks
            OwnerOnly.Touch(path);
        var database = Database.Open(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        database.Run("PRAGMA synchronous = FULL");
        database.Run("BEGIN IMMEDIATE");
        database.Run(EmbeddedText.Read("registry.sql"));
        AddColumns(database);
        database.Run("COMMIT");
        return database;
    }

    // A registry of an earlier version knows generations only, or no jobs: there were none.
    private static void AddColumns(Database database)
    {
        if (!HasColumn(database, "last_create"))
        {
            database.Run("ALTER TABLE folder ADD COLUMN first TEXT");
            database.Run("ALTER TABLE folder ADD COLUMN last_create INTEGER NOT NULL DEFAULT 0");
        }

        if (!HasColumn(database, "jobs"))
            database.Run("ALTER TABLE folder ADD COLUMN jobs INTEGER NOT NULL DEFAULT 0 CHECK (jobs IN (0, 1))");
    }

    private static bool HasColumn(Database database, string name) => database.Value<long>("SELECT COUNT(*) FROM pragma_table_info('folder') WHERE name = ?1", name) > 0;
}
