using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>A file that is not a whole checkpoint is said to be so, left as it is and let go; and none becomes another one's by what stands beside it.</summary>
public sealed class CheckpointFileTests : IDisposable
{
    private const string Damaged = "is damaged, or no checkpoint of this program";
    private const string OfNoRun = "does not say which run it is of";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["checkpoint.db"];

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("no database, and long enough to be taken for one .......................................................................", Damaged)]
    public async Task Open_WhatIsNoDatabase_SaysWhatItIs(string content, string said)
    {
        _folder.Write("checkpoint.db", content);

        Assert.Contains(said, Assert.Throws<CheckpointFormatException>(() => CheckpointReader.Open(Path)).Message, StringComparison.Ordinal);
        Assert.Contains(said, (await Assert.ThrowsAsync<CheckpointFormatException>(OpenAsync)).Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(Path));
    }

    [Theory]
    [InlineData("DELETE FROM meta WHERE name = 'schema'", Damaged)]
    [InlineData("UPDATE meta SET value = 'six' WHERE name = 'schema'", Damaged)]
    [InlineData("DELETE FROM meta WHERE name = 'manifest'", OfNoRun)]
    [InlineData("UPDATE meta SET value = '{' WHERE name = 'manifest'", OfNoRun)]
    [InlineData("UPDATE meta SET value = 'A' WHERE name = 'checkpoint'", OfNoRun)]
    [InlineData("UPDATE meta SET value = 'half' WHERE name = 'keeping'", OfNoRun)]
    public async Task Open_WhatDoesNotSayWhatItIs_IsRefused(string sql, string said)
    {
        await CreateAsync(Path);
        Run(Path, sql);

        Assert.Contains(said, Assert.Throws<CheckpointFormatException>(() => CheckpointReader.Open(Path)).Message, StringComparison.Ordinal);
        Assert.Contains(said, (await Assert.ThrowsAsync<CheckpointFormatException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithAPageThatWasWrittenOver_IsRefused()
    {
        await CreateAsync(Path);
        await using (var file = File.OpenWrite(Path))
        {
            file.Position = 2 * 4096;
            file.Write(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF });
        }

        Assert.Contains(Damaged, (await Assert.ThrowsAsync<CheckpointFormatException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    // As an interrupted write can leave it: each page is whole, and the index lacks what its table has.
    [Fact]
    public async Task Open_AfterAnUncleanEndThatLeftAnIndexBehind_IsRefused()
    {
        await CreateAsync(_folder["living.db"]);
        const string Take = "PRAGMA writable_schema = ON; CREATE TEMP TABLE t AS SELECT * FROM main.sqlite_schema WHERE name = 'problem_by_record'; ";
        using (var living = Connect(_folder["living.db"]))
        {
            living.Run("PRAGMA journal_mode = WAL");
            living.Run($"{Take}DELETE FROM main.sqlite_schema WHERE name = 'problem_by_record'; PRAGMA writable_schema = RESET");
            living.Run("PRAGMA foreign_keys = OFF");
            living.Run("INSERT INTO problem (record, file, number, stage, code, message, severity) VALUES (1, 1, 1, 'source', 'c', 'm', 'error')");
            living.Run("PRAGMA writable_schema = ON; INSERT INTO main.sqlite_schema SELECT * FROM t; PRAGMA writable_schema = RESET");
            Kill("living.db", "checkpoint.db");
        }

        Assert.Contains(Damaged, (await Assert.ThrowsAsync<CheckpointFormatException>(OpenAsync)).Message, StringComparison.Ordinal);
    }

    // A reader had it open when the checkpoint was deleted: SQLite would read it into the new one.
    [Fact]
    public async Task Create_WhereTheLogOfADeletedOneWasLeft_TakesNothingOfIt()
    {
        await CreateAsync(_folder["living.db"]);
        await using (var living = await OpenAsync("living.db"))
        {
            await living.WriteNoteAsync("state", "of the deleted one", CancellationToken.None);
            File.Copy(_folder["living.db-wal"], Path + "-wal");
        }

        await CreateAsync(Path);

        await using var made = await OpenAsync();
        Assert.Null(await made.ReadNoteAsync("state", CancellationToken.None));
        Assert.Equal(["ok"], Read(Path, "PRAGMA integrity_check"));
    }

    // Both processes died before their logs were folded in.
    [Fact]
    public async Task Replace_OfCheckpointsWithTheirLogs_KeepsWhatIsInBoth()
    {
        foreach (var name in (string[])["checkpoint.db", "fresh.db"])
        {
            await CreateAsync(_folder["living.db"]);
            await using (var living = await OpenAsync("living.db"))
            {
                await living.WriteNoteAsync("name", name, CancellationToken.None);
                Kill("living.db", name);
            }

            File.Delete(_folder["living.db"]);
        }

        CheckpointFile.Replace(_folder["fresh.db"], Path, _folder["kept.db"]);

        Assert.Equal(["checkpoint.db", "kept.db"], Directory.GetFiles(_folder.Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["fresh.db"], Read(Path, "SELECT value FROM note"));
        Assert.Equal(["checkpoint.db"], Read(_folder["kept.db"], "SELECT value FROM note"));
    }

    [Fact]
    public async Task Look_AtARunThatIsAtWork_SeesWhatIsWrittenAndChangesNothing()
    {
        await CreateAsync(Path);
        await using var checkpoint = await OpenAsync();
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"));
        using var reader = CheckpointReader.Open(Path);
        Assert.False(reader.IsSealed);

        await staging.SealAsync();
        await checkpoint.BeginAsync((await checkpoint.TakeOneAsync()).Item);

        Assert.True(reader.IsSealed);
        Assert.Equal(Staging.Manifest.Run, reader.Manifest.Run);
        Assert.Equal(1, (await reader.ReadCallsAsync(CancellationToken.None)).Writes);
        Assert.Empty(await checkpoint.ReadParkedAsync(CancellationToken.None));
    }

    public void Dispose()
    {
        Assert.Empty(OpenFiles.Below(_folder.Path));
        _folder.Dispose();
    }

    private Task<SqliteCheckpoint> OpenAsync() => OpenAsync("checkpoint.db");

    private Task<SqliteCheckpoint> OpenAsync(string name) => SqliteCheckpoint.OpenAsync(_folder[name], TimeProvider.System, CancellationToken.None);

    private static async Task CreateAsync(string path) => await (await SqliteCheckpoint.CreateAsync(
        path, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None)).DisposeAsync();

    // What a process leaves that is killed now.
    private void Kill(string living, string left)
    {
        foreach (var end in (string[])["", "-wal"])
            File.Copy(_folder[living + end], _folder[left + end]);
    }

    private static void Run(string path, string sql)
    {
        using var database = Connect(path);
        database.Run(sql);
    }

    private static List<string> Read(string path, string sql)
    {
        using var database = Connect(path);
        return database.Rows(sql, row => row.GetString(0));
    }

    private static Database Connect(string path) => Database.Open(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
}
