using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Changes;

/// <summary>
/// The one transaction that hands a newly staged checkpoint, before its set rules run and it is sealed, what an earlier one of the same run knows.
/// Law 2 comes first: what Zoho has, or may have, stays the record it was sent as, whatever the sources make of it now. By the state of
/// the earlier record of the same stream and key:
/// <list type="table">
/// <item><term>created, recovered, updated, matched, unchanged, rolled back; unknown, parked or undecided; pending with an attempt of its
/// create that may have made something</term>
/// <description>held: the new record takes its state, Zoho's id, payload, natural key, total, references, steps, parking, problems and
/// requests. What was found wrong in the new form is dropped; where that is another, there is one warning,
/// <c>changed-after-delivery</c>, and its total by the source is kept beside the one it was sent with</description></item>
/// <item><term>the same, and the key (or the stream, or its module) is gone</term>
/// <description>everything is refused, nothing changed: <see cref="LostRecordsException"/></description></item>
/// <item><term>held, and the mapping asks a later step that was not asked before</term>
/// <description>it goes behind the known ones: ready when those are done, waiting while they are not, blocked when one was refused. A
/// known step that is asked no more stays, done or not; the record counts as changed</description></item>
/// <item><term>held, corrected by a retry, and its rows stand in the files as they were read</term>
/// <description>unchanged: the corrected cells go on, and lines that the retry gave to it are its own wherever the files put them</description></item>
/// <item><term>rejected, refused, blocked, skipped; pending without such an attempt</term>
/// <description>the new staging stands, corrections are superseded; its attempts become the new record's, and stop counting where the
/// natural key is another</description></item>
/// <item><term>none</term><description>the new staging stands</description></item>
/// </list>
/// Requests, attempts, token calls, notes, the checkpoint's id and its generation are all carried over. Parents of held records are held
/// themselves: they had to be at Zoho first.
/// </summary>
internal static class CarryingOver
{
    private const int MostNamed = 20;
    private const string Warning = "changed-after-delivery";

    /// <param name="earlier">The checkpoint of the run as it stands; nobody writes to it. It is only read.</param>
    /// <param name="fresh">The new one: staged, not sealed, closed.</param>
    /// <exception cref="LostRecordsException">A held record would be nobody's; nothing was changed.</exception>
    public static ChangeAccount Apply(string earlier, string fresh)
    {
        using var database = Database.Open(
            new SqliteConnectionStringBuilder { DataSource = Address(fresh), Pooling = false }.ConnectionString);
        database.Run("PRAGMA foreign_keys = ON");
        database.Run("PRAGMA synchronous = FULL");
        database.Run("PRAGMA temp_store = MEMORY");
        database.Run("ATTACH ?1 AS earlier", $"{Address(earlier)}?mode=ro");
        database.Run("BEGIN IMMEDIATE");
        if (CheckpointMeta.Number(database, CheckpointMeta.Sealed) == 1)
            throw new InvalidOperationException("What is sealed takes nothing over: its records may be at Zoho already.");
        database.Run(EmbeddedText.Read("pairs.sql"));
        RefuseLost(database);
        database.Run(EmbeddedText.Read("corrections.sql"));
        database.Run(EmbeddedText.Read("carry.sql"));
        Warn(database);
        var account = ChangeQuestions.Read(database, MostNamed);
        database.Run("COMMIT");
        return account;
    }

    // An address, not a path: only so can the earlier one be attached to be read and nothing else.
    private static string Address(string path)
    {
        var slashed = Path.DirectorySeparatorChar == '/' ? path : "/" + path.Replace(Path.DirectorySeparatorChar, '/');
        return "file://" + string.Join('/', slashed.Split('/').Select(Uri.EscapeDataString));
    }

    private static void RefuseLost(Database database)
    {
        if (ChangeQuestions.CountLost(database) is var lost and > 0)
            throw new LostRecordsException(ChangeQuestions.ReadLost(database, MostNamed), lost);
    }

    private static void Warn(Database database)
    {
        var rule = RuleBook.Of(Warning);
        database.Run(
            """
            INSERT INTO problem (record, file, number, stage, code, message, hint, severity)
            SELECT record.id, row.file, row.number, 'validation', ?1, CASE
                WHEN record.zoho_id IS NOT NULL THEN 'The source or the mapping makes something else of it now; it is at Zoho as it was sent'
                ELSE 'The source or the mapping makes something else of it now; it stays as it was sent, since Zoho may have it' END
                || ' (' || file.name || ':' || row.first_line || ')', ?2, ?3
            FROM pair JOIN main.record AS record ON record.id = pair.now JOIN main.row AS row ON row.record = record.id AND row.role = 'header'
            JOIN main.file AS file ON file.id = row.file
            WHERE pair.is_held AND pair.is_other
            ORDER BY record.stream, record.ordinal
            """,
            Warning,
            rule.Hint,
            StoredText.Of(rule.Severity));
    }
}
