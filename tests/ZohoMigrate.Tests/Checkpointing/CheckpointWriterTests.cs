using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What waits while another thing is written is written together: it stands together, or everyone is told that it does not.</summary>
public sealed class CheckpointWriterTests : IDisposable
{
    private static readonly AsyncLocal<Action<string>?> AtCrashPoint = new();

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    private string Path => _folder["some.db"];

    // A disk that is full says so when all is done.
    [Fact]
    public async Task Run_AGroupThatCannotBeCommitted_TellsAllOfItAndNothingStands()
    {
        await using var writer = Open();
        var (good, bad) = await AtOnceAsync(writer, "INSERT INTO parent VALUES (1)", "INSERT INTO child VALUES (9)");

        await Assert.ThrowsAsync<SqliteException>(() => good);
        await Assert.ThrowsAsync<SqliteException>(() => bad);
        await RunAsync(writer, "INSERT INTO parent VALUES (2)");
        Assert.Equal([2], Parents());
    }

    [Fact]
    public async Task Run_WhatHasSqliteUndoTheWholeGroup_TellsAllOfItAndTheNextIsDone()
    {
        await using var writer = Open();
        await RunAsync(writer, "INSERT INTO parent VALUES (1)");
        var (good, bad) = await AtOnceAsync(writer, "INSERT INTO parent VALUES (2)", "INSERT OR ROLLBACK INTO parent VALUES (1)");

        await Assert.ThrowsAsync<SqliteException>(() => good);
        await Assert.ThrowsAsync<SqliteException>(() => bad);
        await RunAsync(writer, "INSERT INTO parent VALUES (3)");
        Assert.Equal([1, 3], Parents());
    }

    [Fact]
    public async Task Run_WhatFailsAlone_IsUndoneAndItsNeighbourStands()
    {
        await using var writer = Open();
        var (good, bad) = await AtOnceAsync(writer, "INSERT INTO parent VALUES (1)", "INSERT INTO parent VALUES (2), (1)");

        await good;
        await Assert.ThrowsAsync<SqliteException>(() => bad);
        Assert.Equal([1], Parents());
    }

    [Fact]
    public async Task Dispose_WhileSomethingIsWritten_WritesAllThatWasQueuedFirst()
    {
        var writer = Open();
        using var hold = new ManualResetEventSlim();
        var first = await HeldAsync(writer, hold);
        var second = RunAsync(writer, "INSERT INTO parent VALUES (1)");

        var closing = writer.DisposeAsync().AsTask();
        Assert.False(closing.IsCompleted);
        hold.Set();
        await Task.WhenAll(closing, first, second);

        Assert.Equal([1], Parents());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => RunAsync(writer, "INSERT INTO parent VALUES (2)"));
    }

    [Fact]
    public async Task Run_WhatIsCancelledWhileItWaits_IsNotDone()
    {
        await using var writer = Open();
        using var hold = new ManualResetEventSlim();
        using var cancelling = new CancellationTokenSource();
        var first = await HeldAsync(writer, hold);
        var second = writer.RunAsync(database => database.Run("INSERT INTO parent VALUES (1)"), cancelling.Token);
        await cancelling.CancelAsync();
        hold.Set();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(cancelling.Token, cancelled.CancellationToken);
        await first;
        Assert.Empty(Parents());
    }

    // Where a process dies of which it is tried out what it leaves.
    [Fact]
    public async Task Run_AroundItsCommit_PassesTheTwoPointsWhereDyingTellsWhatWasWritten()
    {
        using var listening = new Listening();
        var passed = new List<string>();
        AtCrashPoint.Value = point => passed.Add($"{point} {string.Join(',', Parents())}");
        await using var writer = Open();

        await RunAsync(writer, "INSERT INTO parent VALUES (1)");

        Assert.Equal(["before-commit ", "after-commit 1"], passed);
    }

    public void Dispose() => _folder.Dispose();

    private CheckpointWriter Open()
    {
        var database = Connect();
        database.Run("PRAGMA journal_mode = WAL");
        database.Run("PRAGMA foreign_keys = ON");
        database.Run("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
        database.Run("CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
        return new CheckpointWriter(database);
    }

    // Both are queued while a third holds the writer, and so are done together.
    private static async Task<(Task First, Task Second)> AtOnceAsync(CheckpointWriter writer, string first, string second)
    {
        using var hold = new ManualResetEventSlim();
        var before = await HeldAsync(writer, hold);
        var both = (RunAsync(writer, first), RunAsync(writer, second));
        hold.Set();
        await before;
        return both;
    }

    private static async Task<Task> HeldAsync(CheckpointWriter writer, ManualResetEventSlim until)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = writer.RunAsync(
            _ =>
            {
                begun.SetResult();
                until.Wait();
            },
            CancellationToken.None);
        await begun.Task;
        return held;
    }

    private static Task RunAsync(CheckpointWriter writer, string sql) => writer.RunAsync(database => database.Run(sql), CancellationToken.None);

    private List<long> Parents()
    {
        using var database = Connect();
        return database.Rows("SELECT id FROM parent ORDER BY id", row => row.GetInt64(0));
    }

    private Database Connect() => Database.Open($"Data Source={Path};Pooling=False");

    // Other tests write as well; the task of a writer has what whoever made it has.
    private sealed class Listening : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly IDisposable _toAll;
        private IDisposable? _toPoints;

        public Listening() => _toAll = DiagnosticListener.AllListeners.Subscribe(this);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == CrashPoint.Source)
                _toPoints = value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value) => AtCrashPoint.Value?.Invoke(value.Key);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            _toPoints?.Dispose();
            _toAll.Dispose();
        }
    }
}
