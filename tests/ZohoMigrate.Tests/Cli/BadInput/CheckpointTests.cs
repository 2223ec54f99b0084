using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Storage;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Checkpoints from which nothing can go on: said, left as they are, and never begun anew in silence.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const string Damaged = "checkpoint.db is damaged, or no checkpoint of this program. It is left as it is, and nothing is sent from it. Bring back the newest copy";

    private static readonly Dictionary<string, Action<string>> Spoil = new(StringComparer.Ordinal)
    {
        ["cut short"] = path => Cut(path, 0.6),
        ["cut to its first page"] = path => Cut(path, 0.05),
        ["empty"] = path => File.WriteAllBytes(path, []),
        ["bytes overwritten in its midst"] = Overwrite,
        ["another program's database"] = path =>
        {
            File.Delete(path);
            Execute(path, "CREATE TABLE note (text TEXT)");
        },
        ["no database"] = path => File.WriteAllText(path, new string('x', 5000)),
        ["of a later version"] = path => Execute(path, "UPDATE meta SET value = value + 1 WHERE name = 'schema'"),
        ["without its version"] = path => Execute(path, "DELETE FROM meta WHERE name = 'schema'"),
        ["without its manifest"] = path => Execute(path, "DELETE FROM meta WHERE name = 'manifest'"),
    };

    private readonly BadInputFolder _folder = new();

    public static TheoryData<string, string> Cases => new()
    {
        { "cut short", Damaged },
        { "cut to its first page", Damaged },
        { "empty", "checkpoint.db is empty. It is left as it is, and nothing is sent from it. Bring back the newest copy of the whole folder" },
        { "bytes overwritten in its midst", Damaged },
        { "another program's database", Damaged },
        { "no database", Damaged },
        { "of a later version", $"was made by a newer zohomigrate (checkpoint version {CheckpointFile.SchemaVersion + 1}; this one knows {CheckpointFile.SchemaVersion}). Go on with that version, or a newer one." },
        { "without its version", Damaged },
        { "without its manifest", "checkpoint.db does not say which run it is of: it is damaged." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Resume_ASpoiltCheckpoint_IsSaidAndLeftAlone(string what, string said)
    {
        await _folder.InvokeAsync("run pack --data data --run run --dry-run");
        Spoil[what](Checkpoint);
        var spoilt = await File.ReadAllBytesAsync(Checkpoint);

        foreach (var line in new[] { "resume run", "run pack --data data --run run" })
        {
            var run = await _folder.InvokeAsync(line);
            BadInputFolder.AssertPlain(run, said);
            Assert.Equal((2, ""), (run.ExitCode, run.Out));
        }

        Assert.Equal(spoilt, await File.ReadAllBytesAsync(Checkpoint));
    }

    /// <summary>As an interrupted write can leave it: each page is whole, and an index lacks what its table has.</summary>
    [Fact]
    public async Task Resume_AnIndexIsBehindItsTableAfterAnUncleanEnd_IsSaidAndLeftAlone()
    {
        await _folder.InvokeAsync("run pack --data data --run run --dry-run");
        const string Taken = "PRAGMA writable_schema = ON; CREATE TEMP TABLE t AS SELECT * FROM main.sqlite_schema WHERE name = 'record_by_state'; ";
        using (var died = new SqliteConnection($"Data Source={Checkpoint};Pooling=False"))
        {
            died.Open();
            foreach (var sql in new[]
            {
                "PRAGMA journal_mode = WAL",
                $"{Taken}DELETE FROM main.sqlite_schema WHERE name = 'record_by_state'; PRAGMA writable_schema = RESET",
                "DELETE FROM meta WHERE name = 'nothing'; UPDATE record SET state = 'skipped' WHERE id IN (SELECT id FROM record LIMIT 1)",
                "PRAGMA writable_schema = ON; INSERT INTO main.sqlite_schema SELECT * FROM t; PRAGMA writable_schema = RESET",
            })
            {
                using var command = died.CreateCommand();
#pragma warning disable CA2100 // constants of this method
                command.CommandText = sql;
#pragma warning restore CA2100
                command.ExecuteNonQuery();
            }

            BadInputFolder.Copy(_folder["run"], _folder["died"]);
        }

        Assert.True(new FileInfo(_folder["died/checkpoint.db-wal"]).Length > 0);
        var resumed = await _folder.InvokeAsync("resume died");

        BadInputFolder.AssertPlain(resumed, Damaged);
        Assert.Equal((2, ""), (resumed.ExitCode, resumed.Out));
    }

    [Fact]
    public async Task Resume_SourcesAndPackAreGone_DeliversWhatWasStaged()
    {
        await _folder.InvokeAsync("run pack --data data --run run --dry-run");
        Directory.Delete(_folder["data"], recursive: true);
        Directory.Delete(_folder["pack"], recursive: true);
        var resumed = await _folder.InvokeAsync("resume run");

        Assert.True(resumed.ExitCode == 0, resumed.Out + resumed.Error);
        BadInputFolder.AssertPlain(resumed, "Completed: every record is at Zoho.");
    }

    [Fact]
    public async Task Resume_ReportsAreGone_AreMadeAnew()
    {
        await _folder.InvokeAsync("run pack --data data --run run");
        File.Delete(_folder["run/summary.json"]);
        Directory.Delete(_folder["run/delivered"], recursive: true);

        Assert.Equal(0, (await _folder.InvokeAsync("resume run")).ExitCode);
        Assert.True(File.Exists(_folder["run/summary.json"]) && File.Exists(_folder["run/delivered/orders.csv"]));
    }

    [Fact]
    public async Task Resume_TheSandboxOfTheRunIsGone_IsSaidAndNoneIsMade()
    {
        await _folder.InvokeAsync("run pack --data data --run run --dry-run");
        File.Delete(_folder["run/sandbox.db"]);
        var run = await _folder.InvokeAsync("resume run");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        BadInputFolder.AssertPlain(run, "sandbox.db is gone: the books of the sandbox that this run delivers to. Put it back;");
        Assert.False(File.Exists(_folder["run/sandbox.db"]));
    }

    [Fact]
    public async Task Resume_AnOlderCopy_IsRefused()
    {
        await _folder.InvokeAsync("run pack --data data --run run --dry-run");
        BadInputFolder.Copy(_folder["run"], _folder["copy"]);
        await _folder.InvokeAsync("resume run");
        File.Copy(_folder["copy/checkpoint.db"], Checkpoint, overwrite: true);
        var run = await _folder.InvokeAsync("resume run");

        Assert.Equal(2, run.ExitCode);
        BadInputFolder.AssertPlain(run, "is older (generation 0)", "records could be made twice. Go on with the newest copy");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private string Checkpoint => _folder["run/checkpoint.db"];

    private static void Cut(string path, double share)
    {
        using var file = File.OpenWrite(path);
        file.SetLength((long)(file.Length * share));
    }

    private static void Overwrite(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
            bytes[random.Next(4096, bytes.Length)] = (byte)random.Next(256);
        File.WriteAllBytes(path, bytes);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
