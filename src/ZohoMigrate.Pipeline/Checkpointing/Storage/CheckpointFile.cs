using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>The database file: how it is made, and the connections to it.</summary>
internal sealed class CheckpointFile(string path) : IDisposable
{
    /// <summary>The version of schema.sql this program reads and writes.</summary>
    public const int SchemaVersion = 7;

    /// <summary>The folder it is in: the run's.</summary>
    public string Folder { get; } = Path.GetDirectoryName(path)!;

    private readonly string _reading = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
    }.ConnectionString;

    /// <summary>Makes the file whole or not at all: it is filled under another name, flushed, and then named.</summary>
    public static void Create(string path, RunManifest manifest, Keeping keeping)
    {
        var unfinished = path + ".new";
        OwnerOnly.CreateFile(unfinished).Dispose();
        using (var database = Connect(unfinished, "PRAGMA synchronous = FULL"))
        {
            database.Run("BEGIN IMMEDIATE");
            database.Run(EmbeddedText.Read("schema.sql"));
            foreach (var (name, value) in new[]
            {
                (CheckpointMeta.Schema, SchemaVersion.ToString(CultureInfo.InvariantCulture)),
                (CheckpointMeta.Checkpoint, Guid.NewGuid().ToString()),
                (CheckpointMeta.Generation, "0"),
                (CheckpointMeta.Tokens, "0"),
                (CheckpointMeta.Sealed, "0"),
                (CheckpointMeta.Kept, StoredText.Of(keeping)),
                (CheckpointMeta.ManifestName, JsonSerializer.Serialize(manifest, StoredText.Json)),
            })
            {
                database.Run("INSERT INTO meta (name, value) VALUES (?1, ?2)", name, value);
            }

            database.Run("COMMIT");
        }

        Name(unfinished, path);
    }

    /// <summary>The connection of the one writer. A checkpoint of an earlier version is brought to this one first.</summary>
    /// <exception cref="CheckpointFormatException">The file is no checkpoint, one of a later version, or without its log.</exception>
    public Database OpenForWriting(TimeProvider time)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no checkpoint at {path}.", path);
        if (WriteAheadLog.Fault(path) is { } fault)
            throw CheckpointFormatException.Damaged(path, fault);
        // Before it is opened, for that begins a log.
        var isUnclean = new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
        var database = Connect(path, "PRAGMA foreign_keys = OFF");
        try
        {
            var version = ReadVersion(database);
            // Where a process or the machine died, an index may also be behind its table.
            if (database.Value<string>(isUnclean ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)") != "ok")
                throw Damaged();
            database.Run("PRAGMA journal_mode = WAL");
            database.Run("PRAGMA synchronous = FULL");
            if (version < SchemaVersion)
                SchemaMigration.Apply(database, version, new RunPaths(Folder).CheckpointBefore(time.GetUtcNow()));
            database.Run("PRAGMA foreign_keys = ON");
            // Together with the sorters of the seal, which may take as much again: a million rows stay under 250 MB (docs/performance.md).
            database.Run("PRAGMA cache_size = -24576");
            database.Run("CREATE TEMP TABLE doomed (id INTEGER PRIMARY KEY)");
            database.Run("CREATE TEMP TABLE freed (id INTEGER PRIMARY KEY)");
            return database;
        }
        catch (StorageException exception) when (exception.Fault == StorageFault.Damaged)
        {
            database.Dispose();
            throw Damaged(exception);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Sees that the file is one this program can read, changing nothing.</summary>
    /// <exception cref="CheckpointFormatException">The file is no checkpoint, or one of another version.</exception>
    public void CheckReadable()
    {
        using var database = OpenForReading();
        if (ReadVersion(database) < SchemaVersion)
            throw CheckpointFormatException.Earlier(path, Folder);
    }

    /// <summary>A connection for one read: a snapshot of what is committed, beside the writer.</summary>
    public Database OpenForReading() => Database.Open(_reading);

    /// <summary>Closes the pooled readers, so that the file can be moved or deleted.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>
    /// Puts a finished checkpoint in the place of one, in one step: whenever the process dies, the old one or the new one is there whole.
    /// Neither is open. The log of the new one will be a new file, whose first flush flushes the folder too: nothing is sent from a
    /// checkpoint whose name could still be lost with the power.
    /// </summary>
    /// <param name="fresh">The new one.</param>
    /// <param name="path">Where the old one is.</param>
    /// <param name="kept">Where the old one goes.</param>
    /// <exception cref="IOException">Another process is reading one of them.</exception>
    public static void Replace(string fresh, string path, string kept)
    {
        FoldLog(fresh);
        FoldLog(path);
        CrashPoint.Pass("before-replace");
        File.Replace(fresh, path, kept);
        CrashPoint.Pass("after-replace");
        // Of somebody who looked at the old one at this moment.
        DeleteLog(path);
    }

    /// <summary>Deletes a checkpoint that was never finished, and what SQLite keeps beside it.</summary>
    public static void Delete(string path)
    {
        DeleteLog(path);
        File.Delete(path + ".new");
        File.Delete(path);
    }

    // What is in the log is not in the file; and a log left beside another file would be taken for that one's.
    private static void FoldLog(string path)
    {
        using (var database = Connect(path, "PRAGMA synchronous = FULL"))
        {
            if (database.Value<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
                throw new StorageException(StorageFault.Busy, path, new IOException($"Another process is reading {path}."));
        }

        DeleteLog(path);
    }

    private static void DeleteLog(string path)
    {
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }

    private static void Name(string unfinished, string path)
    {
        if (File.Exists(path))
            throw new IOException($"There is a checkpoint at {path} already.");
        // A reader may have left the log of a checkpoint that was deleted: SQLite would take it for the new one's.
        DeleteLog(path);
        CrashPoint.Pass("before-checkpoint");
        File.Move(unfinished, path);
        CrashPoint.Pass("after-checkpoint");
    }

    private static Database Connect(string path, string pragma)
    {
        var database = Database.Open(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        database.Run(pragma);
        return database;
    }

    private int ReadVersion(Database database)
    {
        try
        {
            return SchemaMigration.ReadVersion(database) ?? throw Damaged();
        }
        catch (Exception exception) when (exception is SqliteException or FormatException or StorageException { Fault: StorageFault.Damaged })
        {
            throw Damaged(exception);
        }
    }

    private CheckpointFormatException Damaged(Exception? cause = null) => CheckpointFormatException.Damaged(
        path, new FileInfo(path) is { Exists: true, Length: 0 } ? "is empty" : "is damaged, or no checkpoint of this program", cause);
}
