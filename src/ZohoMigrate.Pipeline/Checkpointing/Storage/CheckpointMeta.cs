using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>The meta table: what the file is, and what it is bound to.</summary>
/// <param name="Id">Names this checkpoint for ever; a copy of the file carries the same.</param>
/// <param name="Keeping">What it keeps of a record.</param>
/// <param name="Manifest">What the run folder is bound to.</param>
internal sealed record CheckpointMeta(Guid Id, Keeping Keeping, RunManifest Manifest)
{
    public const string Schema = "schema";
    public const string Checkpoint = "checkpoint";
    public const string Generation = "generation";
    public const string Tokens = "tokens";
    public const string Sealed = "sealed";
    public const string Kept = "keeping";
    public const string ManifestName = "manifest";
    public const string ClockName = "clock";

    /// <summary>Whether nothing can be sent from it.</summary>
    public bool IsDryRun => Keeping != Keeping.Everything;

    /// <summary>Whether it holds what would be sent.</summary>
    public bool KeepsPayloads => Keeping is Keeping.Everything or Keeping.Trial;

    /// <summary>Whether it goes with the process that made it.</summary>
    public bool IsForgotten => Keeping is Keeping.Trial or Keeping.Keys or Keeping.Faults;

    /// <exception cref="CheckpointFormatException">It does not say what it is.</exception>
    public static CheckpointMeta Read(Database database)
    {
        try
        {
            return new CheckpointMeta(
                Guid.Parse(Text(database, Checkpoint)),
                StoredText.Parse<Keeping>(Text(database, Kept)),
                JsonSerializer.Deserialize<RunManifest>(Text(database, ManifestName), StoredText.Json)!);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or KeyNotFoundException or JsonException)
        {
            throw CheckpointFormatException.Damaged(database.Path, "does not say which run it is of: it is damaged", exception);
        }
    }

    public static long Number(Database database, string name) => long.Parse(Text(database, name), CultureInfo.InvariantCulture);

    public static void Write(Database database, string name, long value) =>
        database.Run("UPDATE meta SET value = ?2 WHERE name = ?1", name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The run's clock, as the last process wrote it down; null before the first.</summary>
    public static string? Clock(Database database) => database.Value<string>("SELECT value FROM meta WHERE name = ?1", ClockName);

    public static void SetClock(Database database, RunClock clock) =>
        database.Run("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", ClockName, clock.ToString());

    private static string Text(Database database, string name) =>
        database.Value<string>("SELECT value FROM meta WHERE name = ?1", name)!;
}
