using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

public sealed class SqliteCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["checkpoint.db"];

    [Fact]
    public async Task Open_OfAnotherVersion_SaysWhichAndWhatToDo()
    {
        await using (await CreateAsync())
        {
        }

        Run("UPDATE meta SET value = '99' WHERE name = 'schema'");

        var error = await Assert.ThrowsAsync<CheckpointFormatException>(OpenAsync);
        Assert.Contains($"was made by a newer zohomigrate (checkpoint version 99; this one knows {CheckpointFile.SchemaVersion})", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAnotherFile_IsRefused()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000));

        await Assert.ThrowsAsync<CheckpointFormatException>(OpenAsync);
    }

    [Fact]
    public async Task Open_OfNothing_MakesNothing()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(OpenAsync);

        Assert.False(System.IO.File.Exists(File));
    }

    // After a reboot, and where the system does not name its boots: nobody knows how long ago the attempt ended.
    [Fact]
    public async Task Open_OnAnotherClock_BeginsTheWaitsForWhatIsParkedAnew()
    {
        var item = default(RequestItem);
        await using (var checkpoint = await CreateAsync())
        {
            var staging = await new Staging(checkpoint).OpenAsync();
            await staging.StageAsync(staging.Record("customers", "A"));
            await staging.SealAsync();
            item = (await checkpoint.TakeOneAsync()).Item;
            await checkpoint.EndAsync(await checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
            var longAgo = checkpoint.Clock.GetUtcNow().AddHours(-2);
            await checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, longAgo, "timeout")]);
            await checkpoint.SettleAsync([new NotFound(item, longAgo.AddHours(1))]);
        }

        Run("UPDATE meta SET value = '0@another-boot' WHERE name = 'clock'");

        await using var again = await OpenAsync();
        var parked = Assert.Single(await again.ReadParkedAsync(CancellationToken.None));
        Assert.Equal(item, parked.Item);
        Assert.Null(parked.AbsentSince);
        Assert.InRange(again.Clock.GetUtcNow() - parked.LastAttemptEndedAt, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    // The first process of the new boot wrote down its clock: the next goes on by it, and waits for the rest.
    [SkippableFact]
    public async Task Open_OnceMoreOnTheOtherClock_GoesOnWithTheWaitsAndTheRecoverys()
    {
        Skip.IfNot(System.IO.File.Exists("/proc/sys/kernel/random/boot_id"), "This system does not name its boot: waits begin anew with each process.");
        await using (var checkpoint = await CreateAsync())
        {
            var staging = await new Staging(checkpoint).OpenAsync();
            await staging.StageAsync(staging.Record("customers", "A"));
            await staging.SealAsync();
            await checkpoint.SettleAsync([new Parked((await checkpoint.TakeOneAsync()).Item, IsDuplicate: false, checkpoint.Clock.GetUtcNow().AddHours(-2), "timeout")]);
            await checkpoint.WriteStartAsync(new LedgerStart(1) { IsRecovery = true }, CancellationToken.None);
        }

        Run("UPDATE meta SET value = '0@another-boot' WHERE name = 'clock'; UPDATE recovery SET since = '2020-01-01T00:00:00.0000000Z'");
        var (ended, since) = await ReadWaitsAsync();

        Assert.Equal((ended, since), await ReadWaitsAsync());
        Assert.InRange((since - ended).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));

        async Task<(DateTimeOffset Ended, DateTimeOffset Since)> ReadWaitsAsync()
        {
            await using var again = await OpenAsync();
            var parked = Assert.Single(await again.ReadParkedAsync(CancellationToken.None));
            return (parked.LastAttemptEndedAt, (await again.ReadRecoveryAsync(CancellationToken.None))!.Since);
        }
    }

    [Fact]
    public async Task Open_OrCreateOfACancelledRun_MakesNothingAndHoldsNothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SqliteCheckpoint.CreateAsync(File, Staging.Manifest, Keeping.Everything, TimeProvider.System, cancelled));
        Assert.False(System.IO.File.Exists(File));
        await using (await CreateAsync())
        {
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqliteCheckpoint.OpenAsync(File, TimeProvider.System, cancelled));

        Assert.Empty(OpenFiles.Below(_folder.Path));
    }

    [Fact]
    public async Task Create_WhereOneIs_LeavesItAlone()
    {
        await using var checkpoint = await CreateAsync();

        await Assert.ThrowsAsync<IOException>(CreateAsync);

        await using var again = await OpenAsync();
        Assert.Equal(checkpoint.Id, again.Id);
    }

    [SkippableFact, UnsupportedOSPlatform("windows")]
    public async Task Create_OnUnix_IsForTheOwnerOnly()
    {
        Skip.If(OperatingSystem.IsWindows());
        await using var checkpoint = await CreateAsync();
        await checkpoint.WriteNoteAsync("state", "running", CancellationToken.None);

        Assert.All(
            Directory.GetFiles(_folder.Path),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file)));
        Assert.Contains(File + "-wal", Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Dispose_AfterReadingAndWriting_LeavesOneFileThatCanBeCopied()
    {
        await using (var checkpoint = await CreateAsync())
        {
            await checkpoint.WriteNoteAsync("state", "running", CancellationToken.None);
            Assert.Equal("running", await checkpoint.ReadNoteAsync("state", CancellationToken.None));
        }

        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task TakeReady_FindsStepsByIndex_WithoutASort()
    {
        await using (await CreateAsync())
        {
        }

        var plan = Read("EXPLAIN QUERY PLAN " + ReadySteps.NextSteps.Replace("?1", "100", StringComparison.Ordinal));

        Assert.Contains("USING INDEX step_ready", plan[0], StringComparison.Ordinal);
        Assert.All(plan, line => Assert.DoesNotContain("SCAN record", line, StringComparison.Ordinal));
        Assert.All(plan, line => Assert.DoesNotContain("TEMP B-TREE", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE record SET zoho_id = 'z'", "an id without a state that has one")]
    [InlineData("UPDATE record SET state = 'created'", "a state that has an id, without one")]
    [InlineData("UPDATE record SET state = 'sent'", "a state there is not")]
    [InlineData("UPDATE step SET waiting = 1", "ready, yet waiting for something")]
    [InlineData("INSERT INTO request_item VALUES (1, 0, 99, 0, NULL)", "an item that is no step")]
    [InlineData("UPDATE row SET record = NULL", "a header row in no record")]
    public async Task Schema_AnIllegalState_CannotBeWritten(string sql, string what)
    {
        await using (var checkpoint = await CreateAsync())
        {
            var staging = await new Staging(checkpoint).OpenAsync();
            await staging.StageAsync(staging.Record("customers", "A"));
            await staging.SealAsync();
        }

        var error = Assert.Throws<SqliteException>(() => Run(sql));
        Assert.True(error.SqliteErrorCode == 19, $"{what}: {error.Message}");
    }

    public void Dispose() => _folder.Dispose();

    private Task<SqliteCheckpoint> CreateAsync() =>
        SqliteCheckpoint.CreateAsync(File, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);

    private Task<SqliteCheckpoint> OpenAsync() => SqliteCheckpoint.OpenAsync(File, TimeProvider.System, CancellationToken.None);

    private void Run(string sql)
    {
        using var database = Connect();
        database.Run("PRAGMA foreign_keys = ON");
        database.Run(sql);
    }

    private List<string> Read(string sql)
    {
        using var database = Connect();
        return database.Rows(sql, row => row.GetString(3));
    }

    private Database Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return new Database(connection);
    }
}
