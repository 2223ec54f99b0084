using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// Knows, for each organisation, the run folders that deliver to it, so that a fresh folder or a restored backup does not deliver again
/// what another checkpoint knows to be there (law 2). One file in the user's state folder.
/// </summary>
/// <remarks>
/// Each claim makes a new generation, written first into the checkpoint, then here, inside one transaction of this file. Dying between
/// the two leaves the checkpoint one ahead, which is accepted; a checkpoint that is behind is an older copy. A copy taken and restored
/// within one generation cannot be told.
/// </remarks>
public sealed class OrganizationRegistry(string stateFolder, TimeProvider time)
{
    private const string Here = "target = ?1 AND product = ?2 AND data_center = ?3 AND organization = ?4";

    /// <summary>Claims the organisation for a checkpoint, or refuses.</summary>
    /// <param name="scope">The organisation.</param>
    /// <param name="claim">The checkpoint.</param>
    /// <param name="writeGeneration">Writes the new generation durably into the checkpoint.</param>
    /// <returns>The new generation.</returns>
    /// <exception cref="LedgerConflictException">Another folder, or a newer state of this one, has delivered there.</exception>
    public async Task<long> ClaimAsync(IdentityScope scope, LedgerClaim claim, Func<long, Task> writeGeneration)
    {
        using var database = Open();
        database.Run("BEGIN IMMEDIATE");
        var known = Find(database, scope);
        if (!claim.NewLedger)
            Check(scope, claim, known);

        var generation = 1 + Math.Max(claim.Generation, known.Find(folder => folder.Checkpoint == claim.Checkpoint)?.Generation ?? 0);
        await writeGeneration(generation);
        database.Run(
            """
            INSERT INTO folder (target, product, data_center, organization, checkpoint, generation, path, claimed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT DO UPDATE SET generation = excluded.generation, path = excluded.path, claimed = excluded.claimed
            """,
            scope.Target,
            scope.Product,
            scope.DataCenter,
            scope.Organization,
            claim.Checkpoint.ToString(),
            generation,
            claim.Folder,
            StoredText.Of(time.GetUtcNow()));
        database.Run("COMMIT");
        return generation;
    }

    private static void Check(IdentityScope scope, LedgerClaim claim, List<KnownFolder> known)
    {
        if (known.Count == 0)
            return;
        var organization = $"organisation {scope.Organization} ({scope.Target}, {scope.Product}, {scope.DataCenter})";
        if (known.Find(folder => folder.Checkpoint == claim.Checkpoint) is not { } self)
        {
            throw new LedgerConflictException(
                $"{known[0].Path} has delivered to {organization} already, and {claim.Folder} knows nothing of it: records could be made twice. " +
                $"Go on in that folder (zohomigrate resume \"{known[0].Path}\"), or, if what it delivered does not overlap, add --new-ledger.");
        }

        if (claim.Generation < self.Generation)
        {
            throw new LedgerConflictException(
                $"The checkpoint in {claim.Folder} is older (generation {claim.Generation}) than what was delivered to {organization} " +
                $"from {self.Path} (generation {self.Generation}): it is a copy or a restored backup, and records could be made twice. " +
                "Go on with the newest copy, or, if what was delivered since is gone from Zoho too, add --new-ledger.");
        }
    }

    /// <summary>The newest claim first.</summary>
    private static List<KnownFolder> Find(Database database, IdentityScope scope) => database.Rows(
        $"SELECT checkpoint, generation, path FROM folder WHERE {Here} ORDER BY claimed DESC",
        row => new KnownFolder(Guid.Parse(row.GetString(0)), row.GetInt64(1), row.GetString(2)),
        scope.Target,
        scope.Product,
        scope.DataCenter,
        scope.Organization);

    private Database Open()
    {
        OwnerOnly.CreateFolder(stateFolder);
        var path = Path.Combine(stateFolder, "registry.db");
        if (!File.Exists(path)) // closing a file that SQLite has open elsewhere in this process would drop its locks
            OwnerOnly.Touch(path);
        var database = Database.Open(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        database.Run("PRAGMA synchronous = FULL");
        database.Run(EmbeddedText.Read("registry.sql"));
        return database;
    }

    private sealed record KnownFolder(Guid Checkpoint, long Generation, string Path);
}
