using System.Globalization;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>
/// Brings a checkpoint of an earlier version to this program's schema: one SQL file a version (Migrations/), which says what that version
/// changed. All of them in one transaction, after a copy was put aside: whoever dies in between leaves the checkpoint as it was.
/// </summary>
internal static class SchemaMigration
{
    // There is a file for every version after it.
    private const int Oldest = 2;

    /// <summary>The schema's version; null when the file does not say.</summary>
    /// <exception cref="CheckpointFormatException">It is one that this program cannot work with.</exception>
    public static int? ReadVersion(Database database)
    {
        if (database.Value<string>("SELECT value FROM meta WHERE name = ?1", CheckpointMeta.Schema) is not { } text)
            return null;
        var version = int.Parse(text, CultureInfo.InvariantCulture);
        return version is >= Oldest and <= CheckpointFile.SchemaVersion
            ? version
            : throw CheckpointFormatException.Unknown(database.Path, version, CheckpointFile.SchemaVersion);
    }

    /// <param name="database">The file, foreign keys off: a step may make a table anew.</param>
    /// <param name="from">Its version.</param>
    /// <param name="kept">Where it goes as it was.</param>
    public static void Apply(Database database, int from, string kept)
    {
        Keep(database, kept);
        database.Define("composed", ComposedText.Of);
        database.Run("BEGIN IMMEDIATE");
        for (var version = from + 1; version <= CheckpointFile.SchemaVersion; version++)
            database.Run(EmbeddedText.Read(string.Create(CultureInfo.InvariantCulture, $"{version:000}.sql")));
        if (database.Value<long>("SELECT COUNT(*) FROM pragma_foreign_key_check") > 0)
            throw new InvalidOperationException($"{database.Path} does not fit together after its migration. Nothing was changed.");
        CheckpointMeta.Write(database, CheckpointMeta.Schema, CheckpointFile.SchemaVersion);
        CrashPoint.Pass("before-migration");
        database.Run("COMMIT");
        CrashPoint.Pass("after-migration");
    }

    // With what is in its log; whole or not at all.
    private static void Keep(Database database, string kept)
    {
        var unfinished = kept + ".new";
        OwnerOnly.CreateFile(unfinished).Dispose();
        database.Run("VACUUM INTO ?1", unfinished);
        using (var copy = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            copy.Flush(flushToDisk: true);
        File.Move(unfinished, kept);
    }
}
