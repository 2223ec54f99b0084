using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>
/// A run whose process was killed while it delivered, and the log beside its checkpoint: with it all goes on, without it nothing may be sent,
/// for what was sent last stands there alone.
/// </summary>
public sealed class LogTests : IAsyncLifetime, IDisposable
{
    private const string Damaged = "checkpoint.db is without the last that was written to it: checkpoint.db-wal, which belongs to it, is damaged. It is left as it is,";
    private const string Older = "is older (generation 0)";

    private static readonly Dictionary<string, Action<string>> Spoil = new(StringComparer.Ordinal)
    {
        ["whole"] = _ => { },
        ["garbled in its midst"] = log => Edit(log, bytes => bytes.AsSpan(bytes.Length / 2, 100).Fill(7)),
        ["garbled in its first transaction"] = log => Edit(log, bytes => bytes[32 + 24 + 5] ^= 1),
        ["garbled in its header"] = log => Edit(log, bytes => bytes[20] ^= 1),
        ["zeros from its midst on but for the last transactions"] = log => Edit(log, bytes => bytes.AsSpan(bytes.Length / 4, bytes.Length / 2).Clear()),
        ["gone"] = File.Delete,
        ["gone with its index"] = log =>
        {
            File.Delete(log);
            File.Delete(log.Replace("-wal", "-shm", StringComparison.Ordinal));
        },
        ["cut to nothing"] = log => File.WriteAllBytes(log, []),
        ["cut to its first transactions"] = log => File.WriteAllBytes(log, File.ReadAllBytes(log)[..2000]),
        ["last transaction torn"] = log => Edit(log, bytes => bytes[^1] ^= 1),
    };

    private readonly BadInputFolder _folder = new();

    public static TheoryData<string, int, string> Cases => new()
    {
        { "whole", 0, "" },
        { "garbled in its midst", 2, Damaged },
        { "garbled in its first transaction", 2, Damaged },
        { "garbled in its header", 2, Damaged },
        { "zeros from its midst on but for the last transactions", 2, Damaged },
        { "gone", 2, "checkpoint.db-wal, which belongs to it, is gone. It is left as it is, and nothing is sent from it. Bring back the newest copy of the whole folder" },
        { "gone with its index", 2, Older },
        { "cut to nothing", 2, Older },
        { "cut to its first transactions", 2, Older },
        // As a machine leaves it that went down while it wrote.
        { "last transaction torn", 0, "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Resume_TheLogOfAKilledRun_IsUsedWholeOrNotAtAll(string what, int exitCode, string said)
    {
        Spoil[what](_folder["killed/checkpoint.db-wal"]);
        var before = await File.ReadAllBytesAsync(_folder["killed/checkpoint.db"]);
        File.Delete(_folder["run/checkpoint.db"]);
        BadInputFolder.Copy(_folder["killed"], _folder["run"]);
        var run = await _folder.InvokeAsync("resume run");

        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
        BadInputFolder.AssertPlain(run, said);
        if (said == Damaged)
            Assert.Equal(before, await File.ReadAllBytesAsync(_folder["run/checkpoint.db"]));
    }

    [Fact]
    public void Cases_AreAllOfTheTable() => Assert.Equal(Spoil.Keys.Order(), Cases.Select(given => (string)given[0]).Order());

    /// <summary>The folder as a process leaves it that is killed when it has begun to deliver.</summary>
    public async Task InitializeAsync()
    {
        await _folder.InvokeAsync("run pack --data data --run run --dry-run");
        await using var folder = await RunFolder.OpenAsync(_folder["run"], TimeProvider.System, CancellationToken.None);
        await using var claim = await folder.ClaimAsync(new OrganizationRegistry(_folder["run/state"], TimeProvider.System), LedgerChoice.Known, CancellationToken.None);
        for (var i = 0; i < 20; i++)
            await folder.Checkpoint.WriteNoteAsync("test", new string('x', 100 * i), CancellationToken.None);
        Directory.CreateDirectory(_folder["killed"]);
        foreach (var file in Directory.GetFiles(_folder["run"], "checkpoint.db*"))
            File.Copy(file, _folder[$"killed/{Path.GetFileName(file)}"]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static void Edit(string path, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }
}
